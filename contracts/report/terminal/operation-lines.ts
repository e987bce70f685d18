import type { Cases } from '../cases.ts'
import { keyOf, keyText, statusOf } from '../finding-groups.ts'
import type { ReportedCase, ReporterOptions } from '../report.ts'
import { count, nameOf } from '../wording.ts'
import { labelOf, widthOf } from './paint.ts'
import { oneLine, shorten, wrap } from './wrap.ts'

/** All cases of one operation. */
export interface OperationCases {
  readonly api: string
  readonly operation: string
  /** The document as named on the command line. */
  readonly file: string
  readonly cases: readonly ReportedCase[]
}

/** Groups cases by operation; those of an operation follow each other. */
export function* byOperation(cases: Cases): Generator<OperationCases> {
  let own: ReportedCase[] = []
  for (const one of cases) {
    const [first = one] = own
    if (first.api !== one.api || first.operation !== one.operation || first.file !== one.file) {
      yield operationOf(first, own)
      own = []
    }
    own.push(one)
  }
  const [first] = own
  if (first) yield operationOf(first, own)
}

const operationOf = ({ api, operation, file }: ReportedCase, cases: readonly ReportedCase[]): OperationCases => ({
  api,
  operation,
  file,
  cases,
})

const indent = ' '.repeat(8)

/** What is told of an operation: a line, a line for each finding that is new, and one for each case. */
export interface OperationLines {
  readonly head: readonly string[]
  readonly findings: readonly string[]
  readonly cases: readonly string[]
}

/**
 * Tells what became of an operation.
 *
 * @param told Keys of the findings that were told before; those told now are added.
 */
export function operationLines(
  { operation, cases }: OperationCases,
  told: Set<string>,
  options: ReporterOptions,
): OperationLines {
  const label = labelOf(statusOfAll(cases), options)
  const width = widthOf(options)
  const about = aboutAll(cases)
  const isShort = operation.length + about.length + 9 <= width
  return {
    head: isShort
      ? [`  ${label}  ${oneLine(operation)} ${about}`]
      : [`  ${label}  ${shorten(operation, width - indent.length)}`, `${indent}${about}`],
    findings: freshFindings(cases, told).map((text) => `${indent}${shorten(text, width - indent.length)}`),
    cases: options.verbose ? cases.flatMap((one) => caseLines(one, options)) : [],
  }
}

function statusOfAll(cases: readonly ReportedCase[]): ReportedCase['status'] {
  if (cases.every(({ status }) => status === 'skipped')) return 'skipped'
  return statusOf(cases.flatMap(({ findings }) => findings))
}

/** `(120 cases, 2 failed, 210 ms)` */
function aboutAll(cases: readonly ReportedCase[]): string {
  const some = (['failed', 'warned', 'skipped'] as const).flatMap((status) => {
    const number = cases.filter((one) => one.status === status).length
    return number === 0 || number === cases.length ? [] : [`${number} ${status}`]
  })
  const isSkipped = cases.every(({ status }) => status === 'skipped')
  const ms = Math.round(cases.reduce((sum, { durationMs }) => sum + durationMs, 0))
  return `(${[count(cases.length, 'case'), ...some, ...(isSkipped ? [] : [`${ms} ms`])].join(', ')})`
}

/** Each new finding in a line; how it is to be understood is told at the end of the run. */
function freshFindings(cases: readonly ReportedCase[], told: Set<string>): readonly string[] {
  return cases.flatMap((one) =>
    one.findings.flatMap((finding) => {
      const key = keyText(keyOf(one, finding))
      if (told.has(key)) return []
      told.add(key)
      return [`${finding.rule}: ${finding.accepted ? 'known: ' : ''}${finding.message}`]
    }),
  )
}

function caseLines(one: ReportedCase, options: ReporterOptions): readonly string[] {
  const result =
    one.status === 'skipped' ? '' : `${one.httpStatus ?? '---'}  ${String(Math.round(one.durationMs)).padStart(3)} ms  `
  const [first = '', ...rest] = wrap(
    `${result}${nameOf(one)}${one.reason === undefined ? '' : `: ${one.reason}`}`,
    widthOf(options) - 14,
  )
  return [`${indent}${labelOf(one.status, options)}  ${first}`, ...rest.map((line) => `${indent}      ${line}`)]
}
