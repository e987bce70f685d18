import type { Cases } from './cases.ts'
import type { Report, Reporter, ReporterOptions } from './report.ts'
import { findingLines } from './terminal/finding-lines.ts'
import { byOperation, type OperationCases, operationLines } from './terminal/operation-lines.ts'
import { paint, widthOf } from './terminal/paint.ts'
import { oneLine, wrap } from './terminal/wrap.ts'
import { asides, count, coverageLines, skippedBecause, verdictOf } from './wording.ts'

/** What a terminal shows of a run: its operations as they are done, and at its end what they have in common. */
export interface ConsoleText {
  /** Tells operations of which every case is concluded. */
  readonly tell: (operations: Iterable<OperationCases>, about: Pick<Report, 'target' | 'mock'>) => string
  /** Tells what was not told yet, then every finding in full; the verdict comes last. */
  readonly conclude: (report: Report<Cases>) => string
}

/** A line for each operation, the findings with all one needs to fix them, and the verdict last. */
export const renderConsole: Reporter = (report, options) => createConsoleText(options).conclude(report)

/** Creates the text of one run. */
export function createConsoleText(options: ReporterOptions): ConsoleText {
  const told = new Map<string, string>()
  const findings = new Set<string>()
  let lastFile: string | undefined
  const titleOf = (file: string, { target, mock }: Pick<Report, 'target' | 'mock'>): readonly string[] => {
    if (file === lastFile) return []
    const gap = lastFile === undefined ? [] : ['']
    lastFile = file
    return [...gap, oneLine(`${file} → ${target} (${mock ? 'mock' : 'live'})`)]
  }
  const tell: ConsoleText['tell'] = (operations, about) => {
    const lines: string[] = []
    for (const one of operations) {
      const { head, findings: fresh, cases } = operationLines(one, findings, options)
      // An operation is told again only where the end of the run shows it in another light.
      const [key, result] = [`${one.api}/${one.operation}`, head.join('').replace(/, \d+ ms\)$/, '')]
      if (told.get(key) === result && fresh.length === 0) continue
      told.set(key, result)
      lines.push(...titleOf(one.file, about), ...head, ...fresh, ...cases)
    }
    return lines.map((line) => `${line}\n`).join('')
  }
  return {
    tell,
    conclude: (report) => `${tell(byOperation(report.cases), report)}${told.size > 0 ? '\n' : ''}${renderEnd(report, options)}`,
  }
}

function renderEnd(report: Report<Cases>, options: ReporterOptions): string {
  const width = widthOf(options)
  const others = asides(report).flatMap((what) => wrap(what, width))
  const color = report.unrestored.length > 0 ? 'red' : 'yellow'
  return [
    ...findingLines(report, options),
    ...renderCounts(report),
    ...renderSkipped(report, width),
    ...coverageLines(report).flatMap((line) => wrap(line, width)),
    ...others.map((what) => paint(color, what, options)),
    paint(report.summary.failed > 0 ? 'red' : 'green', verdictOf(report), options),
    '',
  ].join('\n')
}

function renderCounts({ findings }: Pick<Report, 'findings'>): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(findings.length > errors ? [count(findings.length - errors, 'warning')] : []),
  ]
  return findings.length === 0 ? [] : [`${count(findings.length, 'finding')}: ${parts.join(', ')}`]
}

/** Each reason with how often it was one, the most frequent first. */
function renderSkipped(report: Report<Cases>, width: number): readonly string[] {
  const { skipped } = report.summary
  if (skipped === 0) return []
  const lines = skippedBecause(report).flatMap(({ reason, number }) => {
    const [first = '', ...rest] = wrap(reason, width - 8)
    return [`${String(number).padStart(6)}  ${first}`, ...rest.map((line) => `${' '.repeat(8)}${line}`)]
  })
  return [`${count(skipped, 'case')} skipped:`, ...lines]
}
