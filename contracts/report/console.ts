import { styleText } from 'node:util'
import { createFindingIndex } from './distinct.ts'
import type { DistinctFinding, Report, ReportedCase, ReportedFinding, Reporter, ReporterOptions } from './report.ts'
import { alsoOf, asides, count, coverageLines, nameOf, othersOf, rerunOf, variablesOf, verdictOf } from './wording.ts'

/** A pass is a line; a failure is all one needs to fix it; the verdict comes last. */
export const renderConsole: Reporter = (report, options) => {
  const blocks = report.documents.flatMap((file) => {
    const cases = report.cases.filter((one) => one.file === file)
    if (cases.length === 0) return []
    return [
      `${file} → ${report.target} (${report.mock ? 'mock' : 'live'}), ${count(cases.length, 'case')}`,
      ...renderCases(cases, report, options),
      '',
    ]
  })
  const others = asides(report).map((what) => paint(report.unrestored.length > 0 ? 'red' : 'yellow', printable(what), options))
  const covered = coverageLines(report).map(printable)
  return [...blocks, ...renderRules(report), ...covered, ...others, renderVerdict(report, options), ''].join('\n')
}

const labels = { passed: 'ok  ', failed: 'FAIL', warned: 'warn', skipped: 'skip' } as const
const colors = { passed: 'green', failed: 'red', warned: 'yellow', skipped: 'gray' } as const
type Color = (typeof colors)[keyof typeof colors]

function renderCases(cases: readonly ReportedCase[], report: Report, options: ReporterOptions): readonly string[] {
  const operationWidth = widest(cases.map(({ operation }) => operation))
  const nameWidth = widest(cases.map(nameOf))
  const find = createFindingIndex(report)
  return cases.flatMap((one) => {
    const label = paint(colors[one.status], labels[one.status], options)
    const columns = `${one.operation.padEnd(operationWidth)}  ${nameOf(one).padEnd(nameWidth)}`
    const answer =
      one.status === 'skipped'
        ? printable(one.reason ?? '')
        : `${one.httpStatus ?? '---'}  ${String(Math.round(one.durationMs)).padStart(3)} ms`
    const same = sameAs(one, report, find)
    if (same !== undefined) return [`  ${label}  ${columns}  ${answer}  ${same}`]
    return [`  ${label}  ${columns}  ${answer}`, ...renderFindings(one, report, find)]
  })
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length))

type Find = ReturnType<typeof createFindingIndex>

/** Findings that were all told before need no line of their own. */
function sameAs(one: ReportedCase, report: Report, find: Find): string | undefined {
  const firsts = one.findings.map((finding) => find(one, finding)?.cases[0])
  if (firsts.length === 0 || firsts.includes(one.id) || firsts.includes(undefined)) return undefined
  return one.findings.map((finding, index) => `${finding.rule}: as in ${titleOf(report, firsts[index])}`).join('; ')
}

function titleOf({ cases }: Report, id: string | undefined): string {
  const one = cases.find((candidate) => candidate.id === id)
  return one ? `${one.operation} ${nameOf(one)}` : ''
}

function renderFindings(one: ReportedCase, report: Report, find: Find): readonly string[] {
  const rows = one.findings.flatMap((finding) => renderFinding(one, finding, find(one, finding), report))
  const isNew = one.findings.some((finding) => find(one, finding)?.cases[0] === one.id)
  const all = isNew ? [...rows, ...renderAgain(one, report)] : rows
  const width = widest(all.map(([name]) => name))
  return all.map(([name, text]) => `        ${name.padEnd(width)}  ${printable(text)}`)
}

type Row = readonly [name: string, text: string]

/** The first case tells a finding in full, the others name that case. */
function renderFinding(
  one: ReportedCase,
  finding: ReportedFinding,
  known: DistinctFinding | undefined,
  report: Report,
): readonly Row[] {
  const { rule, message, source, evidence, because, advice, accepted } = finding
  const first = known?.cases[0]
  if (first !== undefined && first !== one.id) return [[rule, `as in ${titleOf(report, first)}`]]
  const place = `${source} (${evidence}${because === undefined ? '' : `: ${because}`})${known ? othersOf(known) : ''}`
  if (accepted)
    return [
      [rule, `known: ${message}`],
      ['', place],
    ]
  return [[rule, message], ['', place], ['', advice], ...(known ? alsoOf(known).map((text) => ['also', text] as const) : [])]
}

function renderAgain(one: ReportedCase, report: Report): readonly Row[] {
  const variables = variablesOf(one)
  const rerun = rerunOf(report, one.id)
  return [
    ...(one.reproduce === undefined ? [] : [['reproduce', one.reproduce] as const]),
    ...(variables === '' ? [] : [['set first', variables] as const]),
    ...(rerun === undefined ? [] : [['or again', rerun] as const]),
  ]
}

function renderRules({ findings }: Report): readonly string[] {
  if (findings.length === 0) return []
  const rules = [...new Set(findings.map(({ rule }) => rule))].join(', ')
  return [`${count(findings.length, 'finding')}; a page on each rule is in contracts/rules: ${rules}`]
}

function renderVerdict(report: Report, options: ReporterOptions): string {
  return paint(report.summary.failed > 0 ? 'red' : 'green', verdictOf(report), options)
}

// What a target says may hold commands to the terminal.
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\ufffd')

// Whether to paint is the caller's to say, so that a report is the same text wherever it is made.
const paint = (color: Color, text: string, options: ReporterOptions): string =>
  options.color ? styleText(color, text, { validateStream: false }) : text
