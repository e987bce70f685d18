import type { Document, Operation, RequestExample } from '#openapi'
import type { Role } from './probe.ts'
import type { Judged } from './rule.ts'

/** What the probes of one value share. */
export interface ProbedValue {
  readonly document: Document
  readonly operation: Operation
  /** The documented request, valid as it is. */
  readonly request: RequestExample
  readonly judged: Judged
  readonly field: string
  readonly role: Role
}
