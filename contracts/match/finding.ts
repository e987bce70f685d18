import type { Document, Evidence, Operation, Pointer } from '#openapi'
import { evidenceAt, weakest } from '../evidence.ts'

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
  /** What it was concluded from, where nobody says so. */
  readonly because?: string
  /** What tells apart findings of one rule at one place: one cause is one finding. Absent: the place of the promise. */
  readonly cause?: string
  /** It names what of the request is to blame: of several with one cause this is told. */
  readonly precise?: true
  /** The document neither promises nor forbids what came: `--allow-undocumented` makes it a warning. */
  readonly undocumented?: true
}

/** What is broken. Who says so is worked out from its place. */
export interface Broken extends Omit<Finding, 'severity' | 'evidence'> {
  /** Whose promise it is, where that is not the operation that was asked: a rule's, or that of the change whose Link leads there. */
  readonly promise?: { readonly evidence: Evidence } | undefined
  /** Who else has to be believed for it to be a promise: an example, a response, the case. */
  readonly saidBy?: readonly (Evidence | undefined)[]
}

/** Who was asked, and what the document says about it. */
export interface Asked {
  readonly document: Document
  readonly planned: { readonly operation: Operation }
}

/**
 * Makes a finding; nothing else does. It is as binding as the weakest of those who say so: the operation, the place that is broken,
 * and whoever else takes part. What only observation says is a warning: another server may do otherwise and still keep what is
 * documented.
 */
export function createFinding({ document, planned }: Asked, { promise, saidBy = [], ...broken }: Broken): Finding {
  const { level, source: because } = weakest(
    (promise ?? planned.operation).evidence,
    evidenceAt(document.model, broken.source),
    ...saidBy,
  )
  const reason = level === 'inferred' && because !== '' ? { because } : {}
  return { ...broken, severity: level === 'documented' ? 'error' : 'warning', evidence: level, ...reason }
}
