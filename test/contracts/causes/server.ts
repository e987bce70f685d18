import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collections } from './shop.ts'

/** What one mistake in the shop's common code does to every operation. */
export interface Ways {
  readonly refusedWith: number
  readonly createdWith: number
  readonly headers: Readonly<Record<string, string>>
  readonly type: string
  readonly problem: unknown
  readonly lets: (key: string | undefined) => boolean
  readonly allows: (body: unknown) => boolean
  readonly gone: readonly [status: number, body?: unknown]
  readonly show: (record: Readonly<Record<string, unknown>>) => unknown
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && Array.from(value).length <= 40

/** As documented. */
export const documented: Ways = {
  refusedWith: 400,
  createdWith: 201,
  headers: { 'X-Request-Id': 'r1' },
  type: 'application/json',
  problem: { title: 'No' },
  lets: (key) => key === 'k3y-of-the-shop',
  allows: (body) => typeof body === 'object' && body !== null && isText((body as { readonly name?: unknown }).name),
  gone: [204],
  show: (record) => record,
}

/** Serves the shop over plain node:http, with nothing of ours in between. */
export async function serveShop(given: Partial<Ways>) {
  const ways = { ...documented, ...given }
  const stores = new Map(collections.map((name) => [name as string, new Map<number, Record<string, unknown>>()]))
  let last = 0
  const answer = (request: IncomingMessage, text: string): readonly [status: number, body?: unknown] => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://shop')
    const [, name = '', id] = /^\/(\w+)(?:\/([^/]+))?$/.exec(pathname) ?? []
    const store = stores.get(name)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    if (!store) return [404, ways.problem]
    if (!ways.lets(request.headers['x-key'] as string | undefined)) return [401, ways.problem]
    const refuse = [ways.refusedWith, ways.problem] as const
    if (id !== undefined && !/^[1-9]\d*$/.test(id)) return refuse
    const limit = searchParams.get('limit')
    if (limit !== null && !/^([1-9]|[1-4]\d|50)$/.test(limit)) return refuse
    const body = parse(text)
    const fields = { name: (body as { readonly name?: unknown } | undefined)?.name }
    if (method === 'POST' || method === 'PUT') {
      if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return refuse
      if (!ways.allows(body)) return refuse
    }
    if (id === undefined) {
      if (method === 'GET') return [200, [...store.values()].slice(0, Number(limit ?? 50)).map(ways.show)]
      if (method !== 'POST') return [405, ways.problem]
      const record = { id: ++last, createdAt: new Date().toISOString(), ...fields }
      store.set(record.id, record)
      return [ways.createdWith, ways.show(record)]
    }
    if (!['GET', 'PUT', 'DELETE'].includes(method ?? '')) return [405, ways.problem]
    const known = store.get(Number(id))
    if (!known) return [404, ways.problem]
    if (method === 'DELETE') return store.delete(Number(id)) ? ways.gone : [404]
    if (method === 'PUT') store.set(Number(id), { ...known, ...fields })
    return [200, ways.show(store.get(Number(id)) ?? known)]
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const [status, body] = answer(request, Buffer.concat(chunks).toString())
      response.writeHead(status, { ...ways.headers, ...(body === undefined ? {} : { 'Content-Type': ways.type }) })
      response.end(body === undefined || request.method === 'HEAD' ? undefined : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
