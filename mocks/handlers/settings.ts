import type { Document } from '#openapi'
import type { Authorization } from './authorization.ts'
import type { OnError } from './failure.ts'
import type { RequestParts } from './message.ts'
import type { OwnOperations } from './own-operation.ts'
import type { Sources } from './template.ts'

/** What the core of a mock works with, whatever its API. */
export interface Settings extends Sources {
  readonly document: Document
  /** Undefined: as the document says. */
  readonly authorization: Authorization | undefined
  readonly onError: OnError
  /** Hides in a text what is secret in a request, or among the records. */
  readonly hide: (text: string, request: RequestParts, records: readonly object[]) => string
  /** Milliseconds every answer is held back. */
  readonly delayMs: number
  /** The API's own options. */
  readonly options: object
  /** The same one makes the same values. */
  readonly seed: string
  /** Operations of one's own, in the place of the effects. */
  readonly own: OwnOperations
}
