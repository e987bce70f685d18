import { cutShort } from '../probes/broken-body.ts'
import { type Cases, notableOf, withNotable } from './cases.ts'
import { joinRelated, sharedBy } from './related.ts'
import type { DistinctFinding, Report, ReportedCase, ReportedFinding, Summary } from './report.ts'

/** What a finding is known by, in this run and the next. */
export interface FindingKey {
  /** `milvus/updatePassword`; `milvus` where several operations share the cause. */
  readonly operation: string
  readonly rule: string
  readonly pointer: string
  readonly cause: string
}

/** Gives the key of a finding seen in a case. */
export const keyOf = ({ api }: Pick<ReportedCase, 'api'>, { operation, rule, pointer, cause }: ReportedFinding): FindingKey => ({
  operation: isShared(rule, cause) ? api : `${api}/${operation}`,
  rule,
  pointer,
  cause,
})

const ofTheServer = new Set([
  'example/variant',
  'status',
  'content-type',
  'header',
  'encoding',
  'connection',
  'time-limit',
  'lifecycle/again',
])

/** How a server reads requests and sends its answers, and a rule that several operations share, is one cause whichever operation shows it. */
const isShared = (rule: string, cause: string): boolean =>
  ofTheServer.has(rule) || cause.startsWith('connection: ') || (rule.startsWith('rule/') && cause.startsWith('#/components/'))

/** Writes a key as one text, to compare and to sort by. */
export const keyText = ({ operation, rule, pointer, cause }: FindingKey): string => [operation, rule, pointer, cause].join('\n')

interface Seen {
  readonly finding: ReportedFinding
  readonly one: ReportedCase
}

/**
 * One cause is one finding, however many cases and promises show it. Told is the first of the gravest, if possible in a case of the
 * operation whose promise it is; what else the cause breaks is told with it.
 */
export function distinctFindings(cases: Cases): readonly DistinctFinding[] {
  return groupsOf(cases).flatMap((groups) => {
    const [first, ...others] = groups.flatMap(toldOf).toSorted(byRank)
    if (!first) return []
    const ids = new Set([first.one.id, ...groups.flat().map(({ one }) => one.id)])
    const operations = new Set([first, ...groups.flat()].map(({ finding }) => finding.operation))
    // The same in another operation is said by their number.
    const also = [...new Set(others.filter(({ finding }) => finding.message !== first.finding.message).map(describe))]
    return [
      {
        ...first.finding,
        api: first.one.api,
        cases: [...ids],
        operations: [...operations],
        ...(also.length > 0 ? { also } : {}),
      },
    ]
  })
}

/** Findings with one cause, those that break the same promise together. */
function groupsOf(cases: Cases): readonly (readonly (readonly Seen[])[])[] {
  const all = notableOf(cases).flatMap((one) => one.findings.map((finding) => ({ finding, one })))
  const groups = Map.groupBy(all, ({ finding, one }) => keyText(keyOf(one, finding)))
  const unread = unreadIn(all)
  const shared = ({ one, finding }: Seen) => [
    ...sharedBy(one, finding),
    ...(unread.has(bodyOf(one, finding)) ? [bodyOf(one, finding)] : []),
  ]
  return joinRelated([...groups.values()], (group) => [...new Set(group.flatMap(shared))])
}

/** An operation that accepts half a body does not read it: whatever rule of the body it breaks has that one cause. */
const unreadIn = (all: readonly Seen[]): ReadonlySet<string> =>
  new Set(
    all
      .filter(({ one, finding }) => finding.rule === 'rule/malformed' && one.name === cutShort[0])
      .map(({ one, finding }) => bodyOf(one, finding)),
  )

const bodyOf = ({ api }: ReportedCase, { operation, rule, place }: ReportedFinding): string =>
  rule.startsWith('rule/') && !place.includes('/parameters/') ? `${api}\nbody\n${operation}` : ''

const toldOf = (group: readonly Seen[]): readonly Seen[] => group.toSorted(byRank).slice(0, 1)

const byRank = (one: Seen, other: Seen): number => rankOf(one) - rankOf(other)

/** What is not known yet comes first, then what is gravest, of the operation itself, and says most. */
function rankOf({ finding, one }: Seen): number {
  const reasons = [finding.accepted, finding.severity !== 'error', one.operation !== finding.operation, !finding.precise]
  return reasons.reduce((rank, isBehind) => rank * 2 + (isBehind ? 1 : 0), 0)
}

const describe = ({ finding: { operation, message } }: Seen): string => `${operation}: ${message}`

/** Finds the distinct finding that a finding of a case is one of. */
export function createFindingIndex({ findings, cases }: Pick<Report<Cases>, 'findings' | 'cases'>) {
  const index = new Map(findings.map((finding) => [keyText(keyOf(finding, finding)), finding]))
  for (const groups of groupsOf(cases)) {
    const keys = groups.flatMap(([seen]) => (seen ? [keyText(keyOf(seen.one, seen.finding))] : []))
    const told = keys.map((key) => index.get(key)).find((finding) => finding !== undefined)
    if (told) for (const key of keys) index.set(key, told)
  }
  return (one: ReportedCase, finding: ReportedFinding): DistinctFinding | undefined => index.get(keyText(keyOf(one, finding)))
}

/** What findings make of their case. */
export function statusOf(findings: readonly Pick<ReportedFinding, 'severity'>[]): 'passed' | 'failed' | 'warned' {
  if (findings.some(({ severity }) => severity === 'error')) return 'failed'
  return findings.length > 0 ? 'warned' : 'passed'
}

/** Counts cases by status. */
export function summarise(cases: Cases): Summary {
  const notable = notableOf(cases)
  const count = (status: ReportedCase['status']) => notable.filter((one) => one.status === status).length
  const passed = cases.length - notable.length + count('passed')
  return { passed, failed: count('failed'), warned: count('warned'), skipped: count('skipped') }
}

/** Gives a report in which every finding is judged anew, with all that follows from it. */
export function rejudge<All extends Cases>(
  report: Report<All>,
  judge: (one: ReportedCase, finding: ReportedFinding) => ReportedFinding,
): Report<All> {
  const cases = withNotable(report.cases, (one) => {
    if (one.status === 'skipped' || one.findings.length === 0) return one
    const findings = one.findings.map((finding) => judge(one, finding))
    return { ...one, findings, status: statusOf(findings) }
  })
  return { ...report, cases, findings: distinctFindings(cases), summary: summarise(cases) }
}
