import type { Shard } from '../select.ts'
import type { Cases } from './cases.ts'
import type { Coverage } from './coverage.ts'
import type { ReportedCase, ReportedFinding } from './reported-case.ts'

export type * from './reported-case.ts'

/** What a run found out. Durations are milliseconds; texts hold no secret. Field names are those of the JSON report. */
export interface Report<All extends Cases = readonly ReportedCase[]> {
  readonly target: string
  /** Whether the target is the mock that the run started itself. */
  readonly mock: boolean
  readonly startedAt: string
  readonly durationMs: number
  readonly documents: readonly string[]
  readonly summary: Summary
  readonly coverage: Coverage
  /** Each finding once, with the cases it was seen in. */
  readonly findings: readonly DistinctFinding[]
  readonly cases: All
  /** The run was interrupted, or given up: not every case was asked. */
  readonly interrupted?: true
  /** What could not be put back, in words. */
  readonly unrestored: readonly string[]
  /** Which part of a run it is; reports of all parts can be merged. */
  readonly shard?: ReportedShard
  /** The command that asks the same again; `--case=ID` after it asks one case. */
  readonly rerun?: string
  /** Entries of the baseline whose case was asked and kept its promise: known drift that is no more. */
  readonly outdated?: readonly string[]
}

/** A part of a run, and the order of the whole. */
export interface ReportedShard extends Shard {
  /** Every operation of the run as `api/operation`, those of the other parts too. */
  readonly operations: readonly string[]
  /** Those of them that this part reached, its own or not. */
  readonly reached: readonly string[]
}

export interface Summary {
  readonly passed: number
  readonly failed: number
  readonly warned: number
  readonly skipped: number
}

/** A finding of a run, however many cases show it. */
export interface DistinctFinding extends ReportedFinding {
  readonly api: string
  /** Ids of the cases, the one shown in full first. */
  readonly cases: readonly string[]
  /** Ids of the operations whose promise it breaks, the one it is told of first. */
  readonly operations: readonly string[]
  /** What else the same cause breaks, each with its operation. */
  readonly also?: readonly string[]
  /** The lines of the document around its place. */
  readonly excerpt?: Excerpt
}

/** Lines of a document. `firstLine` counts from 1. */
export interface Excerpt {
  readonly firstLine: number
  readonly lines: readonly string[]
}

/** Makes a text of a report. */
export type Reporter = (report: Report, options: ReporterOptions) => string

export interface ReporterOptions {
  /** Whether the text may have colours of a terminal. */
  readonly color: boolean
  /** How many characters a line of the terminal has. Default: 80. */
  readonly columns?: number | undefined
  /** Whether each case gets a line. */
  readonly verbose?: boolean | undefined
  /** Folder of the pages on the rules, as the reader can open it. Default: that of this repository. */
  readonly rulePages?: string | undefined
}

/** Exit codes of a run, as documented for the command line. */
export function exitCodeOf(report: Pick<Report, 'unrestored' | 'summary'>): 0 | 1 | 4 {
  if (report.unrestored.length > 0) return 4
  return report.summary.failed > 0 ? 1 : 0
}
