/** Those who wait for something to happen. */
export interface Waits {
  /**
   * Waits until something is found, the time is over, or nobody wants it any more.
   *
   * @param watch Begins to look, and gives the function that ends it.
   * @returns Undefined where too many wait already.
   */
  readonly until: (watch: (found: () => void) => () => void, waitMs: number, signal?: AbortSignal) => Promise<void> | undefined
}

/**
 * Creates them: each costs every request a little, so that there are so many at most.
 *
 * @param closing Aborted when the server closes: nobody waits any more then.
 */
export function createWaits(limit: number, closing?: AbortSignal): Waits {
  const waiting = new Set<() => void>()
  closing?.addEventListener('abort', () => {
    for (const finish of waiting) finish()
  })
  return {
    until: (watch, waitMs, signal) => {
      if (waiting.size >= limit) return undefined
      if (signal?.aborted || closing?.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', finish)
          waiting.delete(finish)
          end()
          resolve()
        }
        const timer = setTimeout(finish, waitMs).unref()
        const end = watch(finish)
        waiting.add(finish)
        signal?.addEventListener('abort', finish)
      })
    },
  }
}
