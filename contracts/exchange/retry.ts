import { setTimeout as sleep } from 'node:timers/promises'
import type { Answered, Send, SentRequest } from '../http/exchange.ts'

export interface RetryOptions {
  /** The most that is waited for one request, in milliseconds, however long the target asks for. */
  readonly longestWaitMs: number
  /** The most that is waited in all, in milliseconds. Default: no end of it. */
  readonly mostWaitingMs?: number
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Aborted: nobody waits any more. */
  readonly signal?: AbortSignal | undefined
}

const refusalPauseMs = 100

/**
 * Sends again where that is asked for and cannot do harm: a target that says when to come back (429; 503 only for a look, since
 * another request may have been begun), and one that answered before and now refuses the connection, so that nothing was sent.
 * A broken answer is not asked for again: it is what the run is looking for.
 */
export function withRetries(
  send: Send,
  { longestWaitMs, mostWaitingMs = Number.POSITIVE_INFINITY, now, signal }: RetryOptions,
): Send {
  let budgetMs = mostWaitingMs
  let hasAnswered = false
  const pauseAfter = (request: SentRequest, { response, failure }: Answered): number | undefined => {
    if (failure?.kind === 'unreachable') return hasAnswered ? refusalPauseMs : undefined
    if (response?.status === 429 || (response?.status === 503 && request.safe))
      return readRetryAfter(response.headers['retry-after'], now())
    return undefined
  }
  return async (request) => {
    let left = longestWaitMs
    let answered = await send(request)
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const pauseMs = pauseAfter(request, answered)
      if (answered.response) hasAnswered = true
      if (pauseMs === undefined || pauseMs > Math.min(left, budgetMs) || signal?.aborted) return answered
      left -= pauseMs
      budgetMs -= pauseMs
      await sleep(pauseMs, undefined, signal ? { signal } : {}).catch(() => {})
      answered = await send(request)
    }
    return answered
  }
}

/** Milliseconds to wait: the header has seconds, or a date. */
function readRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
