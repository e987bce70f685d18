import { type Answer, type Operation, type Response, responseFor, type StatusKey } from '#openapi'
import type { Told } from '../handlers/judge.ts'
import type { Fault } from './judge.ts'

/** A failure that `x-rejections` names, and what it says. */
export interface Stated {
  readonly answer: Answer
  readonly values?: Readonly<Record<string, unknown>>
  readonly others?: readonly Told[]
}

/** Why a request is refused. */
export interface Refusal {
  /** Statuses that say so, the best first. */
  readonly statuses: readonly [number, ...number[]]
  /** What is sent where none of them is documented; default: the best. */
  readonly otherwise?: number
  /** In a sentence, without any value that was sent. */
  readonly detail: string
  readonly faults?: readonly Fault[]
  /** The failure the document names for it itself (`x-rejections`). */
  readonly stated?: Stated | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/** What a documented failure is for when it is none of these: something else. */
const particular: ReadonlySet<StatusKey> = new Set([
  401, 402, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 423, 428, 429, 451,
])

/**
 * Finds the documented response of a refusal: one of its statuses, else a range or `default`, else what is documented for bad requests of
 * every kind.
 *
 * @returns undefined where nothing is documented that says so.
 */
export function failureFor(
  operation: Pick<Operation, 'responses'>,
  { statuses, otherwise = statuses[0] }: Pick<Refusal, 'statuses' | 'otherwise'>,
): { readonly response: Response; readonly status: number } | undefined {
  const exact = statuses.flatMap((status) => {
    const response = operation.responses.find((one) => one.status === status)
    return response ? [{ response, status }] : []
  })[0]
  if (exact) return exact
  const broad = responseFor(operation, otherwise)
  if (broad) return { response: broad, status: otherwise }
  const general = operation.responses.find(
    (one) => typeof one.status === 'number' && one.status >= 400 && one.status < 500 && !particular.has(one.status),
  )
  return general && typeof general.status === 'number' && otherwise !== 405
    ? { response: general, status: general.status }
    : undefined
}
