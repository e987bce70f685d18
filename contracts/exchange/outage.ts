import { setTimeout as sleep } from 'node:timers/promises'
import type { Answered, Send } from '../http/exchange.ts'

/** Milliseconds to wait before the second attempt, the third and the last. */
const pausesMs = [200, 600, 1_800] as const

/** The longest all requests together wait, in milliseconds. What is owed then is tried again in the end. */
const longestMs = 20_000

/**
 * Sends again what may be sent twice and got nothing said about it: a gateway was down, a connection was cut. The others are sent once:
 * a broken response is what a run looks for.
 */
export function overOutages(send: Send): Send {
  let waitedMs = 0
  return async (request) => {
    if (!request.again) return send(request)
    let answered = await send(request)
    for (const pauseMs of pausesMs) {
      if (!isOutage(answered) || waitedMs + pauseMs > longestMs) break
      waitedMs += pauseMs
      await sleep(pauseMs)
      answered = await send(request)
    }
    return answered
  }
}

/** A time-out is not one: it has taken its time already. */
const isOutage = ({ response, failure }: Answered): boolean =>
  response ? response.status >= 500 || response.status === 429 : failure !== undefined && failure.kind !== 'time-limit'

/** Waits, whatever happens to the run. */
export async function pause(pauseMs: number): Promise<void> {
  await sleep(pauseMs)
}
