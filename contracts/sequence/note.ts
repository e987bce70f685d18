import type { Json, Operation, RequestExample } from '#openapi'
import type { Case } from '../cases/case.ts'

/** A case that cannot be asked, and why. */
export interface SkipStep {
  readonly kind: 'skip'
  readonly case: Case
  readonly reason: string
}

/**
 * What follows changes or removes something the run has not created. Answered when all sequences before this one are finished, so
 * that nobody else works on the same.
 */
export interface HoldStep {
  readonly kind: 'hold'
  readonly case?: never
  readonly operation: Operation
  /** What is true of it, for a change: kept in the journal until it is let go, so that even after a crash it can be set back. */
  readonly found?: RequestExample
}

/** What was held is as it was found. */
export interface LetGoStep {
  readonly kind: 'let-go'
  readonly case?: never
  readonly operation: Operation
  readonly found: RequestExample
}

/** Something cannot be put back, and no request would help. */
export interface LostStep {
  readonly kind: 'lost'
  readonly case?: never
  /** What is left behind, in words. */
  readonly what: string
}

/** A finding that no single exchange shows. */
export interface TellStep {
  readonly kind: 'tell'
  readonly case: Case
  readonly operation: Operation
  readonly rule: string
  readonly message: string
  readonly expected: string
  readonly actual: string
  /** What is not sent any more, and why; what puts things back is. Absent: nothing. */
  readonly stops?: { readonly what: 'changes' | 'everything'; readonly reason: string }
}

/** The credential of the run itself may be changed by what follows: what is set is written down, so that even after a crash it is known. */
export interface GuardStep {
  readonly kind: 'guard'
  readonly case?: never
  readonly operation: Operation
  /** Values that were set before. */
  readonly remembered: readonly Json[]
}

/** The run's own credential is as it was. */
export interface ProvedStep {
  readonly kind: 'proved'
  readonly case?: never
  readonly operation: Operation
}

/** A step that sends nothing. */
export type Note = SkipStep | HoldStep | LetGoStep | LostStep | TellStep | GuardStep | ProvedStep
