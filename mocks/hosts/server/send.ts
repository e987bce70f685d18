import type { ServerResponse } from 'node:http'
import type { ResponseParts } from '../../handlers/message.ts'
import { problem } from '../../handlers/problem.ts'
import { createOwed } from './owed.ts'

/** The responses a server owes, and whether it is about to close. */
export interface Sender {
  /** Notes that a response is owed, from the first line of its request on. */
  readonly owe: (response: ServerResponse) => void
  /** Sends one, unless it has been sent already or nobody is there any more. */
  readonly send: (response: ServerResponse, parts: ResponseParts, delayMs?: number) => void
  /** Tells everybody who still waits to come back later. */
  readonly tellAll: () => void
}

/** What is sent where there is no time for a request. */
export const unavailable = (detail: string): ResponseParts => {
  const parts = problem(503, 'Service Unavailable', detail)
  return { ...parts, headers: { ...parts.headers, 'Retry-After': '1' } }
}

const stopped = unavailable('doublecheck mock: the server is stopping and did not wait for this request to finish.')

/**
 * Creates what sends responses.
 *
 * @param closing Aborted when the server is about to close: each response then says that its connection ends.
 */
export function createSender(closing?: AbortSignal): Sender {
  const owed = createOwed()

  function write(response: ServerResponse, { status, headers, body, dropped }: ResponseParts): void {
    owed.remove(response)
    if (response.destroyed || response.headersSent) return
    if (dropped) {
      response.destroy()
      return
    }
    const all = closing?.aborted ? { ...headers, Connection: 'close' } : headers
    if (body === undefined) response.writeHead(status, status === 204 ? all : { ...all, 'Content-Length': 0 }).end()
    else response.writeHead(status, { ...all, 'Content-Length': Buffer.byteLength(body) }).end(body)
  }

  return {
    owe: owed.add,
    send: (response, parts, delayMs = 0) => {
      if (delayMs > 0) setTimeout(write, delayMs, response, parts)
      else write(response, parts)
    },
    tellAll: () => {
      for (const response of owed.list()) write(response, stopped)
    },
  }
}
