import type { ServerResponse } from 'node:http'
import type { RequestParts, ResponseParts } from '#mocks'
import { isChange, isSuccess } from './edits.ts'
import { type Layers, writeWhole } from './server.ts'

type Write = NonNullable<Layers['write']>

/** Writes the answers to changes that worked in a way of its own. */
const onSuccess =
  (write: (wire: ServerResponse, response: ResponseParts) => void): Write =>
  (wire, response, request: RequestParts) =>
    isChange(request) && isSuccess(response) ? write(wire, response) : writeWhole(wire, response)

/** Says how long the body is, sends half of it and hangs up. */
export const cutBody: Write = onSuccess((wire, { status, headers, body = '' }) => {
  wire.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  wire.write(body.slice(0, body.length / 2), () => wire.destroy())
})

/** Hangs up without a word. */
export const hangUp: Write = onSuccess((wire) => wire.destroy())

/** Says in two headers where the body ends. No server of Node's own does so: it is written by hand. */
export const twoLengths: Write = onSuccess((wire, { status, headers, body = '' }) => {
  const bytes = Buffer.byteLength(body)
  const lengths = { ...headers, 'Content-Length': bytes, 'Transfer-Encoding': 'chunked', Connection: 'close' }
  const head = Object.entries(lengths).map(([name, value]) => `${name}: ${String(value)}\r\n`)
  wire.socket?.end(`HTTP/1.1 ${status} OK\r\n${head.join('')}\r\n${bytes.toString(16)}\r\n${body}\r\n0\r\n\r\n`)
})

/** Says something in the line of the status. */
export const reason =
  (text: (request: RequestParts) => string): Write =>
  (wire, response, request) => {
    const length = Buffer.byteLength(response.body ?? '')
    wire.writeHead(response.status, isChange(request) ? text(request) : 'OK', { ...response.headers, 'Content-Length': length })
    wire.end(response.body)
  }

/** Sends bytes that are no UTF-8. */
export const brokenBytes: Write = (wire, response, request) => {
  if (!isChange(request) || isSuccess(response)) return writeWhole(wire, response)
  const bytes = Buffer.from((response.body ?? '').replace(/assword/, 'assw\u00f6rd'), 'latin1')
  wire.writeHead(response.status, { ...response.headers, 'Content-Length': bytes.length }).end(bytes)
}

/** Holds an answer back. */
export const late =
  (delayMs: number) =>
  (response: ResponseParts): Promise<ResponseParts> =>
    new Promise((resolve) => {
      setTimeout(resolve, delayMs, response)
    })

/** Fails with status 500 whenever the count of answers so far says so; what was asked has happened all the same. */
export function fails(when: (count: number) => boolean): (response: ResponseParts) => ResponseParts {
  let count = 0
  const body = 'Internal Server Error'
  return (response) => {
    count += 1
    return when(count) ? { status: 500, headers: { 'Content-Type': 'text/plain' }, body } : response
  }
}

/** Never sends the answers to some changes. */
export const never =
  (silent: (response: ResponseParts) => boolean): Write =>
  (wire, response, request) => {
    if (!isChange(request) || !silent(response)) writeWhole(wire, response)
  }

/** Answers changes that have something about them in a way of its own. */
export const refusing =
  (answer: () => ResponseParts) =>
  (fits: (request: RequestParts) => boolean): (() => Layers) =>
  () => ({ answer: (request) => (isChange(request) && fits(request) ? answer() : undefined) })
