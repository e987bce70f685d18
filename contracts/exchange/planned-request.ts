import type { Operation, RequestExample } from '#openapi'

/** A request as the runner thinks of it, before it has a target, a credential and a text. */
export interface PlannedRequest {
  readonly operation: Operation
  readonly values: RequestExample
  /** Path prefix of one of the document's servers. */
  readonly notation: string
  /** `own`: the run's credential, unless `values` has one. A text is somebody else's, without the scheme's prefix. */
  readonly credential: 'own' | { readonly value: string }
}
