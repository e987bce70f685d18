import type { ServerResponse } from 'node:http'

/** From so many on, those are forgotten whose client has gone before its request was read. */
const crowd = 1_000

/** The responses a server owes. */
export interface Owed {
  readonly add: (response: ServerResponse) => void
  readonly remove: (response: ServerResponse) => void
  readonly list: () => readonly ServerResponse[]
}

/**
 * Creates the list of the responses that a server owes, in no order.
 *
 * It is an array because a Set that changes with each request leaves tables behind. Once those are old, they keep every response that
 * was in them until the next full garbage collection: that took a quarter of the requests per second.
 */
export function createOwed(): Owed {
  let responses: ServerResponse[] = []
  let tooMany = crowd

  function forgetGone(): void {
    responses = responses.filter(({ destroyed }) => !destroyed)
    tooMany = Math.max(crowd, 2 * responses.length)
  }

  return {
    add: (response) => {
      responses.push(response)
      if (responses.length > tooMany) forgetGone()
    },
    remove: (response) => {
      const index = responses.indexOf(response)
      if (index === -1) return
      const last = responses.pop()
      if (last && last !== response) responses[index] = last
    },
    list: () => [...responses],
  }
}
