import type { ResponseParts } from './message.ts'

/** Holds a response back for some milliseconds. */
export function hold(response: ResponseParts | Promise<ResponseParts>, holdMs: number): Promise<ResponseParts> {
  const wait = new Promise((resolve) => setTimeout(resolve, holdMs))
  // Together: a failure that came while nobody listens would end the process.
  return Promise.all([response, wait]).then(([awaited]) => awaited)
}
