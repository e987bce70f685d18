import type { Exchange, NoResponse } from '../http/exchange.ts'

/** Counts the requests in a row that got no response. */
export interface Silence {
  /** Notes an exchange that has just ended. */
  readonly note: (exchange: Pick<Exchange, 'failure' | 'durationMs'>) => void
  /** Whether anything was ever received that is HTTP. */
  readonly hasHeard: () => boolean
  /** How many requests in a row got nothing, and of which kind the last one was; undefined while that may still be chance. */
  readonly tooLong: () => { readonly count: number; readonly failure: NoResponse } | undefined
  readonly isGone: () => boolean
}

/** How many requests in a row may get nothing, before anything was heard of a target and after. */
export const mostUnanswered = {
  before: { 'time-limit': 3, unreachable: 1, cut: 3, invalid: 3 },
  after: { 'time-limit': 5, unreachable: 3, cut: 10, invalid: 10 },
} as const

// Beyond that nothing is put back any more: each attempt may take as long as the run is patient.
const goneAfter = 3

/** Creates the count of one run. */
export function createSilence(): Silence {
  let heard = false
  let last: NoResponse | undefined
  let count = 0
  let endedAt = Number.NEGATIVE_INFINITY
  const most = () => (last ? mostUnanswered[heard ? 'after' : 'before'][last.kind] : Number.POSITIVE_INFINITY)
  return {
    note({ failure, durationMs }) {
      if (!failure) {
        heard = true
        count = 0
        last = undefined
        return
      }
      last = failure
      // Those under way at once end at once: they count as one.
      const now = performance.now()
      if (now - durationMs < endedAt) return
      count += 1
      endedAt = now
    },
    hasHeard: () => heard,
    tooLong: () => (last && count >= most() ? { count, failure: last } : undefined),
    isGone: () => count >= most() + goneAfter,
  }
}
