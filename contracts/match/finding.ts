import type { Evidence, Pointer } from '#openapi'

/** Whether a finding fails the run. A promise is as binding as its evidence. */
export type Severity = 'error' | 'warning'

/** One broken promise. */
export interface Finding {
  /** Name of the rule: `state/stale`, `schema`. */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** Place in the answer that is wrong, as JSON Pointer; empty for the answer as a whole. */
  readonly pointer: string
  readonly expected: unknown
  readonly actual: unknown
  /** Place of the promise in the document. */
  readonly source: Pointer
  readonly evidence: Evidence['level']
  /** What tells apart findings of one rule at one place: one cause is one finding. Absent: the place of the promise. */
  readonly cause?: string
  /** The document neither promises nor forbids what came: `--allow-undocumented` makes it a warning. */
  readonly undocumented?: true
}

/** What only observation says is a warning: another server may do otherwise and still keep what is documented. */
export const severityOf = (...evidence: readonly Evidence[]): Severity =>
  evidence.every(({ level }) => level === 'documented') ? 'error' : 'warning'
