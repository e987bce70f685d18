import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Host } from '../create-mock.ts'
import { type ResponseParts, splitTarget } from '../handlers/message.ts'
import { owns } from '../handlers/route.ts'
import { maxBodyBytes, readBody } from './body.ts'

export interface ListenerOptions {
  /** What answers. A single mock answers every path; of several, the one the path belongs to. */
  readonly mocks: readonly Host[]
  /** Time every answer is held back. Default: 0. */
  readonly delayMs?: number
}

/** Creates what `http.createServer` and supertest ask for. It builds no Fetch object and waits only for what is not there yet. */
export function createListener({ mocks, delayMs = 0 }: ListenerOptions): RequestListener {
  const nobody = text(404, describeServed(mocks))
  const tooLarge = text(413, `doublecheck mock: a body may have ${maxBodyBytes} bytes at most.`)

  function answer(request: IncomingMessage, body: string): ResponseParts | Promise<ResponseParts> {
    const { path, query } = splitTarget(request.url ?? '/')
    const mock = mocks.length === 1 ? mocks[0] : mocks.find(({ prefixes }) => owns(prefixes, path))
    if (!mock) return nobody
    const header = (name: string) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value[0] : value
    }
    return mock.receive({ method: request.method ?? 'GET', path, query, header, body })
  }

  return (request, response) => {
    readBody(request, (body) => {
      const parts = body === undefined ? tooLarge : answer(request, body)
      if (parts instanceof Promise) void parts.then((awaited) => send(response, awaited, delayMs))
      else send(response, parts, delayMs)
    })
  }
}

function send(response: ServerResponse, parts: ResponseParts, delayMs: number): void {
  if (delayMs > 0) setTimeout(write, delayMs, response, parts)
  else write(response, parts)
}

function write(response: ServerResponse, { status, headers, body }: ResponseParts): void {
  if (response.destroyed) return
  if (body === undefined) {
    response.writeHead(status, status === 204 ? headers : { ...headers, 'Content-Length': 0 }).end()
    return
  }
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body)
}

function describeServed(mocks: readonly Host[]): string {
  const served = mocks.map(({ name, prefixes }) => `${name} below ${prefixes.at(-1)}`).join(', ')
  return `doublecheck mock: nothing is served at this path. Served: ${served}.`
}

const text = (status: number, body: string): ResponseParts => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body,
})
