import type { Operation, RequestExample } from '#openapi'
import type { Form } from '../http/form.ts'
import type { Wrong } from './wrong-credential.ts'

/** A request as the runner thinks of it, before it has a target, a credential and a text. */
export interface PlannedRequest {
  readonly operation: Operation
  readonly values: RequestExample
  /** Path prefix of one of the document's servers. */
  readonly notation: string
  /**
   * `own`: the run's credential, unless `values` has one; a wrong one is made of that. A value is somebody else's, without the
   * scheme's prefix unless it names another.
   */
  readonly credential: 'own' | 'none' | Wrong | { readonly value: string; readonly prefix?: string }
  /** Name of the security scheme that `credential` is about. Absent: the first of the operation. */
  readonly scheme?: string
  /** Another method than the operation's. */
  readonly method?: string
  /** A body text that stands in place of the body in `values`, malformed for example. */
  readonly text?: string
  /** Requests of the same name follow each other on one connection. Absent: any. */
  readonly connection?: string
  /** Absent: as most clients write it. */
  readonly form?: Form
}
