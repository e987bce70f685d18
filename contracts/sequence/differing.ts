import type { Json } from '#openapi'

/** What of a response is not as it has to be. */
export interface Differing {
  readonly message: string
  /** Place in the body, as JSON Pointer. */
  readonly pointer: string
  readonly expected: Json
  readonly actual: Json
  /** What tells it from other findings of its rule: the same cause is told once. */
  readonly cause: string
}
