/** What a run of the runner found out, as its JSON report says it: the part that is shown here. */
export interface Report {
  readonly target: string
  readonly durationMs: number
  readonly summary: Readonly<Record<Verdict, number>>
  readonly findings: readonly ReportFinding[]
  readonly cases: readonly ReportCase[]
  /** What could not be put back, in words. */
  readonly unrestored: readonly string[]
}

export const verdicts = ['passed', 'failed', 'warned', 'skipped'] as const
export type Verdict = (typeof verdicts)[number]

export interface ReportCase {
  readonly id: string
  readonly api: string
  readonly operation: string
  readonly status: Verdict
}

export interface ReportFinding {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly expected: unknown
  readonly actual: unknown
  readonly source: string
  readonly evidence: string
  readonly cases: readonly string[]
}

/** How an operation fared. */
export interface OperationCount {
  readonly api: string
  readonly operation: string
  readonly counts: Readonly<Record<Verdict, number>>
}

/** Counts the cases of each operation, in the order they were asked. */
export function countByOperation(cases: readonly ReportCase[]): readonly OperationCount[] {
  const groups = Map.groupBy(cases, ({ api, operation }) => `${api} ${operation}`)
  return [...groups.values()].map((group) => ({
    api: group[0]?.api ?? '',
    operation: group[0]?.operation ?? '',
    counts: Object.fromEntries(
      verdicts.map((verdict) => [verdict, group.filter(({ status }) => status === verdict).length]),
    ) as Record<Verdict, number>,
  }))
}
