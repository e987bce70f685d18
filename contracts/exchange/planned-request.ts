import type { Operation, RequestExample } from '#openapi'

/** A request as the runner thinks of it, before it has a target, a credential and a text. */
export interface PlannedRequest {
  readonly operation: Operation
  readonly values: RequestExample
  /** Path prefix of one of the document's servers. */
  readonly notation: string
  /** `own`: the run's credential, unless `values` has one. */
  readonly credential: 'own' | 'none'
}
