import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Allow, Report } from '#contracts'
import { verify } from '#contracts'
import { parseDocument } from '#openapi/load'

/** One request that reached the server. */
export interface Received {
  readonly method: string
  /** Path and query, as sent. */
  readonly path: string
}

export interface Remote {
  readonly received: readonly Received[]
  /** What the server has, by id. */
  readonly things: () => Readonly<Record<string, unknown>>
  readonly run: (text: string, options?: { readonly allow?: Allow }) => Promise<Report>
  readonly close: () => Promise<void>
}

/** What a server does that is not as it should be. */
export interface Fault {
  /** Its `DELETE` says that it removed something, and did not. */
  readonly keeps?: true
}

/**
 * Starts a server that keeps things, and believes itself far away: requests for `http://api.example.test` reach it as a proxy. Everything stays
 * on this machine.
 */
export async function startRemote({ keeps }: Fault = {}): Promise<Remote> {
  const things = new Map<string, unknown>([['7', { id: 7, name: 'somebody else’s' }]])
  const received: Received[] = []
  let next = 100
  const server = createServer((request, response) => void respondTo(request, response))
  const respondTo = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const path = new URL(request.url ?? '').pathname
    received.push({ method: request.method ?? '', path: (request.url ?? '').replace('http://api.example.test', '') })
    const body = await readJson(request)
    const [, id] = /^\/things\/([^/]*)$/.exec(path) ?? []
    const respond = (status: number, value?: unknown) =>
      response
        .writeHead(status, value === undefined ? {} : { 'Content-Type': 'application/json' })
        .end(value === undefined ? undefined : JSON.stringify(value))
    if (path === '/things' && request.method === 'POST') {
      const name = (body as { name?: unknown } | undefined)?.name
      if (typeof name !== 'string') return respond(400, { message: 'name' })
      const thing = { id: next++, name }
      things.set(String(thing.id), thing)
      return respond(201, thing)
    }
    if (path === '/things' && request.method === 'GET') return respond(200, [...things.values()])
    if (id === undefined || !things.has(id)) return respond(404, { message: 'not found' })
    if (request.method === 'GET') return respond(200, things.get(id))
    if (request.method === 'PUT') {
      things.set(id, { ...(body as object), id: Number(id) })
      return respond(200, things.get(id))
    }
    if (request.method === 'DELETE') {
      if (!keeps) things.delete(id)
      return respond(204)
    }
    return respond(405, { message: 'method' })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let run = 0
  return {
    received,
    things: () => Object.fromEntries(things),
    run: (text, { allow } = {}) =>
      verify({
        documents: [parseDocument(text, 'things.yaml')],
        target: 'http://api.example.test',
        mock: false,
        allow,
        selection: {},
        timeoutMs: 10_000,
        environment: { http_proxy: proxy },
        now: Date.now,
        createId: () => `p${(run++).toString(36).padStart(3, '0')}`,
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += chunk
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
