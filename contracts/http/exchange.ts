import type { ExchangeValues, Json } from '#openapi'
import type { Speech } from './first-bytes.ts'
import type { HeadForm } from './form.ts'

/** What was sent. Header names are those of the document; `head` says how they are written. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Names of headers it was sent with beside those. Their values are shown nowhere. */
  readonly unshown?: readonly string[]
  /** Whether it may be sent twice: it only looks. */
  readonly safe?: boolean
  readonly head?: HeadForm
  /** Requests of the same name follow each other on one connection, wherever the target is. */
  readonly connection?: string
  /** Whether to send it twice does what once does: it is sent again when the target seems to be out of order for a moment. */
  readonly again?: boolean
}

/** What came back, read to its end. Header names are lower case. */
export interface ReceivedResponse {
  readonly status: number
  /** What stands behind the status in its line: `OK`; absent where nothing does. */
  readonly reason?: string
  /** By lower-case name; several of one name are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>
  /** Name and value as they came, in their order. */
  readonly rawHeaders: readonly (readonly [name: string, value: string])[]
  /** The body, its content encoding undone. */
  readonly text: string
  /** Bytes of the body as they travelled. */
  readonly bodyBytes: number
  /** What came on the connection after the end of the body, by the answer's own headers; absent: nothing did. */
  readonly afterBody?: { readonly bytes: number; readonly sample: string }
  /** Why the content encoding could not be undone: then `text` is the body as it travelled. */
  readonly encodingProblem?: string
  /** Why the body is no UTF-8: then `text` has U+FFFD in those places. */
  readonly utf8Problem?: string
  /** The body as JSON; absent where it is none. */
  readonly json?: Json
  /** Why the body is not JSON. */
  readonly jsonProblem?: string
}

/**
 * Why nothing (or not everything) came back. `unreachable`: nothing was sent. `cut`: the connection ended before the answer was
 * complete. `invalid`: what came is no HTTP, or more than is read.
 */
export interface NoResponse {
  readonly kind: 'unreachable' | 'time-limit' | 'cut' | 'invalid'
  readonly message: string
  /** What to do about it, where that is known. */
  readonly next?: string
  /** What the port speaks in place of what it was asked in. */
  readonly speaks?: Speech
  /** Of a body cut short: what its headers promised and what came. */
  readonly bytes?: { readonly promised?: number; readonly received: number }
}

/** What became of a request. Durations are milliseconds from the first byte sent. */
export interface Answered {
  readonly response?: ReceivedResponse
  readonly failure?: NoResponse
  /** To the first byte of the answer; absent where none came. */
  readonly firstByteMs?: number
  /** To the last one. */
  readonly durationMs: number
  /** Its connection has carried a request before. */
  readonly reused?: true
}

/** One request and what became of it. */
export interface Exchange extends Answered {
  readonly request: SentRequest
  readonly values: Omit<ExchangeValues, 'response'>
  /** The target has no record that the body names, though it has the operation. */
  readonly lacksRecord?: true
  /** Milliseconds since the epoch. */
  readonly startedAt: number
}

/** Sends a request and waits for the end of its answer. Never rejects: what goes wrong is part of the exchange. */
export type Send = (request: SentRequest) => Promise<Answered>

/** What a Link can be followed over: the request as planned and the answer as received. */
export function linkValues(exchange: Exchange): ExchangeValues | undefined {
  if (!exchange.response) return undefined
  const { status, headers, json } = exchange.response
  return { ...exchange.values, response: { status, headers, ...(json === undefined ? {} : { body: json }) } }
}
