import type { Case, Kind } from '../collect/case.ts'
import type { Severity } from '../match/finding.ts'

/** What a run found out. Durations are milliseconds; texts hold no secret. Field names are those of the JSON report. */
export interface Report {
  readonly target: string
  /** Whether the target is the mock that the run started itself. */
  readonly mock: boolean
  readonly startedAt: string
  readonly durationMs: number
  readonly documents: readonly string[]
  readonly summary: Summary
  /** Each finding once, with the cases it was seen in. */
  readonly findings: readonly (ReportedFinding & { readonly cases: readonly string[] })[]
  readonly cases: readonly ReportedCase[]
  /** What could not be put back, in words. */
  readonly unrestored: readonly string[]
}

export interface Summary {
  readonly passed: number
  readonly failed: number
  readonly warned: number
  readonly skipped: number
}

export interface ReportedCase {
  readonly id: string
  readonly api: string
  readonly operation: string
  readonly kind: Kind
  readonly name: string
  /** The document as named on the command line or in the project. */
  readonly file: string
  readonly promise: Case['promise']
  readonly status: 'passed' | 'failed' | 'warned' | 'skipped'
  readonly httpStatus?: number
  readonly durationMs: number
  /** Why it was skipped. */
  readonly reason?: string
  readonly findings: readonly ReportedFinding[]
  /** A line that sends the request again; absent where nothing was sent. */
  readonly reproduce?: string
}

export interface ReportedFinding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly pointer: string
  readonly expected: unknown
  readonly actual: unknown
  /** Place of the promise: `openapi/milvus.yaml:42:9`. */
  readonly source: string
  readonly evidence: 'documented' | 'observed'
}

/** Makes a text of a report. */
export type Reporter = (report: Report, options: ReporterOptions) => string

export interface ReporterOptions {
  /** Whether the text may have colours of a terminal. */
  readonly color: boolean
}

/** Exit codes of a run, as documented for the command line. */
export function exitCodeOf(report: Report): 0 | 1 | 4 {
  if (report.unrestored.length > 0) return 4
  return report.summary.failed > 0 ? 1 : 0
}
