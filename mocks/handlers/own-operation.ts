import { type Document, type Json, nearestOf } from '#openapi'
import type { Outcome } from './outcome.ts'

/** What an operation of one's own responds with. */
export interface Reply {
  readonly status: number
  /** Beside those the document shows. */
  readonly headers?: Readonly<Record<string, string>>
  /** The value of the body; undefined: none. */
  readonly body?: unknown
}

/** The values of a request, as the document describes them, and what else an operation works with. */
export interface OwnRequest {
  readonly path: Readonly<Record<string, Json>>
  readonly query: Readonly<Record<string, Json>>
  /** Documented headers by the names they are documented with; `headerOf` gives any other. */
  readonly header: Readonly<Record<string, Json>>
  readonly cookie: Readonly<Record<string, Json>>
  readonly body: unknown
  /** Gives any header of the request. */
  readonly headerOf: (name: string) => string | undefined
  /** Every collection by its path template. */
  readonly collections: object
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Gives an id nobody has. */
  readonly createId: () => string
}

/** Gives the response of the effect, which is what happens without an operation of one's own. */
export type Next = () => Promise<Reply>

/** An operation of one's own: it runs alone in its sandbox, from look-up to write. */
export type OwnOperation = (request: never, next: never) => Reply | Outcome | Promise<Reply | Outcome>

/** Operations of one's own, by operation id. */
export type OwnOperations = Readonly<Record<string, OwnOperation>>

/** Operations that a document does not have, or that cannot be asked. */
export class OwnOperationsError extends TypeError {
  override readonly name = 'OwnOperationsError'
  readonly problems: readonly { readonly what: string; readonly where: string; readonly next: string }[]

  constructor(problems: OwnOperationsError['problems']) {
    super(problems.map(({ what, next }) => `${what} ${next}`).join('\n'))
    this.problems = problems
  }
}

/**
 * Makes sure that a document has each of the operations.
 *
 * @throws {OwnOperationsError} Names each that it does not have, and those that may be meant.
 */
export function requireOwn({ file, model }: Document, operations: OwnOperations): void {
  const ids = model.operations.map(({ id }) => id)
  const problems = Object.entries(operations).flatMap(([id, operation]) => {
    if (!ids.includes(id))
      return [{ where: file, what: `"${id}" is not an operation of ${file}.`, next: describeNear(nearestOf(id, ids), ids) }]
    if (typeof operation === 'function') return []
    return [{ where: file, what: `The operation "${id}" is not a function.`, next: 'Write `(request, next) => next()`.' }]
  })
  if (problems.length > 0) throw new OwnOperationsError(problems)
}

function describeNear(near: readonly string[], ids: readonly string[]): string {
  if (near.length > 0) return `Did you mean ${near.map((id) => `"${id}"`).join(' or ')}?`
  const shown = ids.slice(0, 10).map((id) => `"${id}"`)
  return `It has ${shown.join(', ')}${ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ''}.`
}
