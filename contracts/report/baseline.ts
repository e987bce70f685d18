import { ContractError } from '../error.ts'
import { type FindingKey, keyOf, keyText, rejudge } from './distinct.ts'
import type { Report } from './report.ts'

/** Known drift: findings that were looked at and accepted. */
export interface Baseline {
  readonly version: 1
  readonly accepted: readonly AcceptedFinding[]
}

/** A finding by its key. */
export interface AcceptedFinding extends FindingKey {
  /** Id of the case it was first seen in: when that is asked and nothing found, the entry is out of date. */
  readonly case: string
  /** Why it was accepted; written by people, and kept. */
  readonly reason?: string
}

/**
 * Reads a baseline.
 *
 * @param file Name in messages.
 * @throws {ContractError} with exit code 2 for a text that is none.
 */
export function parseBaseline(text: string, file: string): Baseline {
  const value = parseJson(text, file)
  const { version, accepted } = isRecord(value) ? value : {}
  if (version !== 1 || !Array.isArray(accepted)) throw broken(file, 'It has to be `{ "version": 1, "accepted": [ … ] }`')
  for (const [index, entry] of accepted.entries()) checkEntry(entry, index, file)
  return value as unknown as Baseline
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw broken(file, `It is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const texts = ['operation', 'rule', 'pointer', 'cause', 'case'] as const

function checkEntry(entry: unknown, index: number, file: string): void {
  const missing = texts.find((name) => !isRecord(entry) || typeof entry[name] !== 'string')
  if (missing !== undefined) throw broken(file, `Entry ${index + 1} of \`accepted\` has no text \`${missing}\``)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const broken = (file: string, what: string): ContractError =>
  new ContractError(2, {
    what: `The baseline ${file} cannot be read. ${what}.`,
    next: 'Mend it, or write it anew with --update-baseline.',
  })

/** Writes a baseline so that the same drift is the same text: sorted, one key per line, nothing in it that varies from run to run. */
export function renderBaseline({ version, accepted }: Baseline): string {
  const sorted = accepted.toSorted((one, other) => compare(keyText(one), keyText(other)))
  const entries = sorted.map(({ operation, rule, pointer, cause, case: id, reason }) => {
    return { operation, rule, pointer, cause, case: id, ...(reason === undefined ? {} : { reason }) }
  })
  return `${JSON.stringify({ version, accepted: entries }, undefined, 2)}\n`
}

// Not localeCompare: the order must not depend on the machine.
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** Gives a report in which accepted findings are no errors, and which says what is no longer seen. */
export function withBaseline(report: Report, { accepted }: Baseline): Report {
  const keys = new Set(accepted.map(keyText))
  const judged = rejudge(report, (one, finding) =>
    keys.has(keyText(keyOf(one, finding))) ? { ...finding, severity: 'warning', accepted: true } : finding,
  )
  const outdated = accepted.filter((entry) => isOutdated(report, entry)).map(describe)
  return outdated.length > 0 ? { ...judged, outdated } : judged
}

/** A case that was left out proves nothing about its entry. */
function isOutdated({ findings, cases }: Report, entry: AcceptedFinding): boolean {
  if (findings.some((finding) => keyText(keyOf(finding, finding)) === keyText(entry))) return false
  return cases.some(({ id, status }) => id === entry.case && status !== 'skipped')
}

const describe = ({ operation, rule, pointer, case: id }: AcceptedFinding): string =>
  `${operation} ${rule}${pointer && ` at ${pointer}`} (${id})`

/** Gives the baseline that accepts what a report found; entries whose case was not asked stay. */
export function updateBaseline(report: Report, { accepted }: Baseline = emptyBaseline): Baseline {
  const found = report.findings.map((finding): AcceptedFinding => {
    const known = accepted.find((entry) => keyText(entry) === keyText(keyOf(finding, finding)))
    return known ?? { ...keyOf(finding, finding), case: finding.cases[0] ?? '' }
  })
  const seen = new Set(found.map(keyText))
  const unasked = accepted.filter((entry) => !seen.has(keyText(entry)) && !isOutdated(report, entry))
  return { version: 1, accepted: [...found, ...unasked] }
}

/** A baseline that accepts nothing. */
export const emptyBaseline: Baseline = { version: 1, accepted: [] }
