import type { Operation, Response, StatusKey } from './model.ts'

/**
 * Reads the key of a Responses Object: `404`, `4XX`, `default`.
 *
 * @returns undefined for what is none of them, as an extension.
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#responses-object OpenAPI 3.1.1, Responses Object}
 */
export function statusKeyOf(text: string): StatusKey | undefined {
  if (/^[1-5]\d\d$/.test(text)) return Number(text)
  if (/^[1-5]xx$/i.test(text)) return text.toUpperCase() as StatusKey
  return text === 'default' ? text : undefined
}

/** The status that stands for a key: of a range its first; of `default` a failure, unless no other success is documented. */
export function statusOf(status: StatusKey, known: readonly StatusKey[]): number {
  if (typeof status === 'number') return status
  if (status !== 'default') return Number(status[0]) * 100
  return known.some((one) => one !== 'default' && statusOf(one, []) < 300) ? 500 : 200
}

/** Whether a documented status is for an actual one: itself, its range, or `default`, which is for any. */
export function coversStatus(key: StatusKey, status: number): boolean {
  if (typeof key === 'number') return key === status
  return key === 'default' || key === `${Math.floor(status / 100)}XX`
}

/**
 * Finds the response that is documented for a status: the status itself goes before its range, and that before `default`.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#responses-object OpenAPI 3.1.1, Responses Object}
 */
export function responseFor(operation: Pick<Operation, 'responses'>, status: number): Response | undefined {
  const covering = operation.responses.filter((response) => coversStatus(response.status, status))
  return covering.toSorted((one, other) => breadthOf(one.status) - breadthOf(other.status))[0]
}

function breadthOf(key: StatusKey): number {
  if (typeof key === 'number') return 0
  return key === 'default' ? 2 : 1
}

/**
 * The documented response of an operation's success: the one its first pair has, else the lowest of 2xx, a range of them, `default`, or
 * a redirect.
 */
export function successOf({ pairs, responses }: Pick<Operation, 'pairs' | 'responses'>): Response | undefined {
  const [pair] = pairs
  const paired = pair && responses.find(({ examples }) => examples.includes(pair.response))
  if (paired && !isInformational(paired.status)) return paired
  const ranked = responses.filter(({ status }) => rankOf(status) < Number.POSITIVE_INFINITY)
  return ranked.toSorted((one, other) => rankOf(one.status) - rankOf(other.status))[0]
}

/** 1xx goes before a response and is none. */
const isInformational = (status: StatusKey): boolean => status === '1XX' || (typeof status === 'number' && status < 200)

function rankOf(status: StatusKey): number {
  if (typeof status === 'number')
    return status >= 200 && status < 300 ? status : status >= 300 && status < 400 ? 1000 + status : Number.POSITIVE_INFINITY
  const ranks: Partial<Record<StatusKey, number>> = { '2XX': 300, default: 400, '3XX': 2000 }
  return ranks[status] ?? Number.POSITIVE_INFINITY
}
