import { ContractError } from '../error.ts'
import { type FindingKey, keyText, rejudge } from './finding-groups.ts'
import type { Report, ReportedCase, ReportedFinding } from './report.ts'

/** Known drift: findings that were looked at and accepted. */
export interface Baseline {
  readonly version: 1
  readonly accepted: readonly AcceptedFinding[]
  /** It was made of a JSON report: that file is not to be written over. */
  readonly isReport?: true
}

/** A finding by its key; a cause that several operations share is accepted for each of them. */
export interface AcceptedFinding extends FindingKey {
  /** Id of the case it was first seen in: when that is asked and nothing found, the entry is out of date. */
  readonly case: string
  /** Why it was accepted; written by people, and kept. */
  readonly reason?: string
}

/**
 * Reads a baseline, or a JSON report: what that run found is accepted.
 *
 * @param file Name in messages.
 * @throws {ContractError} with exit code 2 for a text that is neither.
 */
export function parseBaseline(text: string, file: string): Baseline {
  const value = parseJson(text, file)
  if (isReport(value)) return { version: 1, accepted: [...entriesOf(value).values()], isReport: true }
  const { version, accepted } = isRecord(value) ? value : {}
  if (version !== 1 || !Array.isArray(accepted))
    throw broken(file, 'It must be `{ "version": 1, "accepted": [ … ] }` or a report from --reporter=json')
  for (const [index, entry] of accepted.entries()) checkEntry(entry, index, file)
  return value as unknown as Baseline
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw broken(file, `It is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const isReport = (value: unknown): value is Pick<Report, 'cases'> =>
  isRecord(value) && isRecord(value.summary) && Array.isArray(value.cases) && value.cases.every(isCase)

const isCase = (value: unknown): boolean => isRecord(value) && Array.isArray(value.findings)

const texts = ['operation', 'rule', 'pointer', 'cause', 'case'] as const

function checkEntry(entry: unknown, index: number, file: string): void {
  const missing = texts.find((name) => !isRecord(entry) || typeof entry[name] !== 'string')
  if (missing !== undefined) throw broken(file, `Entry ${index + 1} of \`accepted\` has no string \`${missing}\``)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const broken = (file: string, what: string): ContractError =>
  new ContractError(2, {
    what: `The baseline ${file} cannot be read. ${what}.`,
    next: 'Fix it, or delete it and create a new one with --update-baseline.',
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

const entryOf = (one: ReportedCase, { operation, rule, pointer, cause }: ReportedFinding): AcceptedFinding => ({
  operation: `${one.api}/${operation}`,
  rule,
  pointer,
  cause,
  case: one.id,
})

/** Gives a report in which accepted findings are no errors, and which says what is no longer seen. */
export function withBaseline(report: Report, { accepted }: Baseline): Report {
  const keys = new Set(accepted.map(keyText))
  const judged = rejudge(report, (one, finding) =>
    keys.has(keyText(entryOf(one, finding))) ? { ...finding, severity: 'warning', accepted: true } : finding,
  )
  const found = entriesOf(report)
  const outdated = accepted.filter((entry) => isOutdated(report, found, entry)).map(describe)
  return outdated.length > 0 ? { ...judged, outdated } : judged
}

type Entries = ReadonlyMap<string, AcceptedFinding>

/** What a report found, by key, each with the first of its cases. */
function entriesOf({ cases }: Pick<Report, 'cases'>): Entries {
  const entries = cases.flatMap((one) => one.findings.map((finding) => entryOf(one, finding)))
  return new Map(entries.toReversed().map((entry) => [keyText(entry), entry]))
}

/** A case that was left out proves nothing about its entry. */
function isOutdated({ cases }: Report, found: Entries, entry: AcceptedFinding): boolean {
  if (found.has(keyText(entry))) return false
  return cases.some(({ id, status }) => id === entry.case && status !== 'skipped')
}

const describe = ({ operation, rule, pointer, case: id }: AcceptedFinding): string =>
  `${operation} ${rule}${pointer && ` at ${pointer}`} (${id})`

/** Gives the baseline that accepts what a report found; entries whose case was not asked stay. */
export function updateBaseline(report: Report, { accepted }: Baseline = emptyBaseline): Baseline {
  const found = entriesOf(report)
  const known = new Map(accepted.map((entry) => [keyText(entry), entry]))
  const kept = accepted.filter((entry) => !isOutdated(report, found, entry))
  const fresh = [...found].flatMap(([key, entry]) => (known.has(key) ? [] : [entry]))
  return { version: 1, accepted: [...kept, ...fresh] }
}

/** A baseline that accepts nothing. */
export const emptyBaseline: Baseline = { version: 1, accepted: [] }
