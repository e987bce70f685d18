import type { ExchangeValues, Json } from '#openapi'

/** What was sent. Header names are written as sent. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came back, read to its end. Header names are lower case. */
export interface ReceivedResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body as JSON; absent where it is none. */
  readonly json?: Json
  /** Why the body is no JSON. */
  readonly jsonProblem?: string
}

/** Why nothing (or not everything) came back. */
export interface NoResponse {
  readonly kind: 'unreachable' | 'time-limit' | 'cut'
  readonly message: string
}

/** One request and what became of it. Times are milliseconds since the epoch. */
export interface Exchange {
  readonly request: SentRequest
  readonly values: Omit<ExchangeValues, 'response'>
  readonly startedAt: number
  readonly durationMs: number
  readonly response?: ReceivedResponse
  readonly failure?: NoResponse
}

/** Sends a request and waits for the end of its answer. Never throws: what goes wrong is part of the exchange. */
export type Send = (request: SentRequest) => Promise<Pick<Exchange, 'response' | 'failure'>>

/** What a Link can be followed over: the request as planned and the answer as received. */
export function linkValues(exchange: Exchange): ExchangeValues | undefined {
  if (!exchange.response) return undefined
  const { status, headers, json } = exchange.response
  return { ...exchange.values, response: { status, headers, ...(json === undefined ? {} : { body: json }) } }
}
