import { styleText } from 'node:util'
import type { Report, ReportedCase, Reporter, ReporterOptions } from './report.ts'

/** A pass is a line; a failure is all one needs to fix it; the verdict comes last. */
export const renderConsole: Reporter = (report, options) => {
  const blocks = report.documents.flatMap((file) => {
    const cases = report.cases.filter((one) => one.file === file)
    return [
      `${file} → ${report.target} (${report.mock ? 'mock' : 'live'}), ${count(cases.length, 'case')}`,
      ...renderCases(cases, options),
      '',
    ]
  })
  const lost = report.unrestored.map((what) => paint('red', `not restored: ${printable(what)}`, options))
  return [...blocks, ...lost, renderVerdict(report, options), ''].join('\n')
}

const labels = { passed: 'ok  ', failed: 'FAIL', warned: 'warn', skipped: 'skip' } as const
const colors = { passed: 'green', failed: 'red', warned: 'yellow', skipped: 'gray' } as const
type Color = (typeof colors)[keyof typeof colors]

function renderCases(cases: readonly ReportedCase[], options: ReporterOptions): readonly string[] {
  const operationWidth = widest(cases.map(({ operation }) => operation))
  const nameWidth = widest(cases.map(nameOf))
  return cases.flatMap((one) => {
    const label = paint(colors[one.status], labels[one.status], options)
    const columns = `${one.operation.padEnd(operationWidth)}  ${nameOf(one).padEnd(nameWidth)}`
    const answer =
      one.status === 'skipped'
        ? printable(one.reason ?? '')
        : `${one.httpStatus ?? '---'}  ${String(Math.round(one.durationMs)).padStart(3)} ms`
    return [`  ${label}  ${columns}  ${answer}`, ...renderFindings(one)]
  })
}

const nameOf = ({ kind, name }: ReportedCase): string => (kind === 'examples' ? name : `${kind}: ${name}`)
const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length))

function renderFindings({ findings, reproduce }: ReportedCase): readonly string[] {
  if (findings.length === 0) return []
  const width = widest(['reproduce', ...findings.map(({ rule }) => rule)])
  const lines = findings.flatMap(({ rule, message, source, evidence }) => [
    `        ${rule.padEnd(width)}  ${printable(message)}`,
    `        ${''.padEnd(width)}  ${source} (${evidence})`,
  ])
  return reproduce === undefined ? lines : [...lines, `        ${'reproduce'.padEnd(width)}  ${printable(reproduce)}`]
}

function renderVerdict({ summary, durationMs }: Report, options: ReporterOptions): string {
  const color = summary.failed > 0 ? 'red' : 'green'
  const verdict = `${summary.passed} passed, ${summary.failed} failed, ${summary.warned} warned, ${summary.skipped} skipped in ${Math.round(durationMs)} ms`
  return paint(color, verdict, options)
}

// What a target says may hold commands to the terminal.
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\ufffd')

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

// Whether to paint is the caller's to say, so that a report is the same text wherever it is made.
const paint = (color: Color, text: string, options: ReporterOptions): string =>
  options.color ? styleText(color, text, { validateStream: false }) : text
