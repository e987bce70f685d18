import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** What a document leaves open about how a response travels. */
export interface Transport {
  /** The body comes in pieces without a length. */
  readonly chunked?: boolean
  /** The connection ends after each response. */
  readonly closing?: boolean
  /** Headers no document speaks of. */
  readonly headers?: Readonly<Record<string, string>>
  /** The body is compressed for a client that says it can read that. */
  readonly gzip?: boolean
  /** The properties of an object come in the reverse order. */
  readonly reversed?: boolean
  /** No `Date` header. */
  readonly undated?: boolean
}

/** A running server: where it is, what it holds, and how to end it. */
export interface Running {
  readonly url: string
  /** @returns What it holds, as text that differs where the state differs. */
  dump(): string
  /** @returns How many requests it has got. */
  requests(): number
  close(): Promise<void>
}

type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** Starts a server on a free port of 127.0.0.1. */
export async function run(respond: Respond, dump: () => string): Promise<Running> {
  let count = 0
  const server = createServer((request, response) => {
    count += 1
    void respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, dump, requests: () => count, close }
}

/** Reads a request's body as text. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Sends a value as JSON, in the way `transport` says. */
export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  { status, value, transport }: { status: number; value: object; transport: Transport },
) {
  const entries = Object.entries(value)
  const text = JSON.stringify(Object.fromEntries(transport.reversed ? entries.reverse() : entries))
  const zipped = transport.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const body = zipped ? gzipSync(text) : Buffer.from(text)
  response.sendDate = !transport.undated
  response.statusCode = status
  response.setHeader('content-type', transport.reversed ? 'application/json' : 'application/json; charset=utf-8')
  for (const [name, content] of Object.entries(transport.headers ?? {})) response.setHeader(name, content)
  if (zipped) response.setHeader('content-encoding', 'gzip')
  if (transport.closing) response.setHeader('connection', 'close')
  if (!transport.chunked) return response.end(body)
  const half = Math.ceil(body.length / 2)
  response.write(body.subarray(0, half))
  return response.end(body.subarray(half))
}
