import { type Cases, notableOf } from '../cases.ts'
import type { DistinctFinding, Report, ReportedCase, ReporterOptions } from '../report.ts'
import { alsoOf, nameOf, othersOf, rerunOf, rulePageOf, variablesOf } from '../wording.ts'
import { labelOf, widthOf } from './paint.ts'
import { shorten, wrap, wrapCommand } from './wrap.ts'

/** A name, and its text already in lines. */
type Row = readonly [name: string, lines: readonly string[]]

/** The longest name of a row, with what stands before and after it. */
const margin = 13

/** Tells every finding in full, the gravest first. What is advised for a rule is said once. */
export function findingLines(report: Report<Cases>, options: ReporterOptions): readonly string[] {
  const cases = new Map(notableOf(report.cases).map((one) => [one.id, one]))
  const advised = new Set<string>()
  return report.findings
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .flatMap((finding) => {
      const key = `${finding.rule} ${finding.evidence}`
      const isNew = !advised.has(key) && !finding.accepted
      if (isNew) advised.add(key)
      const about = isNew ? advice(finding, options) : rows([['rule', [finding.rule]]])
      return [...describe(finding, cases.get(finding.cases[0] ?? ''), report, options), ...about, '']
    })
}

const rankOf = ({ severity, accepted }: DistinctFinding): number => (severity === 'error' ? 0 : accepted ? 2 : 1)

function describe(
  finding: DistinctFinding,
  one: ReportedCase | undefined,
  report: Pick<Report, 'rerun'>,
  options: ReporterOptions,
): readonly string[] {
  const { message, source, evidence, because, severity, accepted, operation } = finding
  const room = widthOf(options) - margin
  const known = accepted ? 'known: ' : ''
  const place = `${source} (${evidence}${because === undefined ? '' : `: ${because}`})${othersOf(finding)}`
  const title = one === undefined ? operation : `${one.operation}  ${nameOf(one)}`
  return [
    `${labelOf(severity === 'error' ? 'failed' : 'warned', options)}  ${shorten(title, widthOf(options) - 6)}`,
    ...[`${known}${message}`, place].flatMap((text) => wrap(text, widthOf(options) - 2)).map((line) => `  ${line}`),
    ...rows([
      ...alsoOf(finding).map((text): Row => ['also', wrap(text, room)]),
      ...(one && !accepted ? again(one, report, room) : []),
    ]),
  ]
}

function again(one: ReportedCase, report: Pick<Report, 'rerun'>, room: number): readonly Row[] {
  const variables = variablesOf(one)
  const rerun = rerunOf(report, one.id)
  return [
    ...(one.reproduce === undefined ? [] : [['reproduce', wrapCommand(one.reproduce, room)] as const]),
    ...(variables === '' ? [] : [['set first', wrap(variables, room)] as const]),
    ...(rerun === undefined ? [] : [['or again', wrapCommand(rerun, room)] as const]),
  ]
}

const advice = ({ rule, advice: text }: DistinctFinding, options: ReporterOptions): readonly string[] =>
  rows([
    ['rule', [`${rule}: ${rulePageOf(rule, options)}`]],
    ['advice', wrap(text, widthOf(options) - margin)],
  ])

const rows = (all: readonly Row[]): readonly string[] =>
  all.flatMap(([name, lines]) => lines.map((line, index) => `  ${(index === 0 ? name : '').padEnd(margin - 4)}  ${line}`))
