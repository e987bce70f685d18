import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openLibrary } from './library.ts'
import type { Answer, Asked, Habits } from './shape.ts'

/** Serves a library over plain node:http, with nothing of ours in between. */
export async function serveLibrary(habits: Habits) {
  const library = openLibrary(habits)
  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      const outside: Answer = {
        status: 404,
        type: 'application/problem+json',
        body: { title: 'There is no such path', status: 404 },
      }
      const { status, type, headers, body } = asked ? library.answer(asked) : outside
      response.writeHead(status, { ...(type && { 'Content-Type': type }), ...headers })
      response.end(
        body === undefined || request.method === 'HEAD' ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      )
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
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close, dump: library.dump }
}

/** @returns undefined outside of `/api`. */
async function read(request: IncomingMessage): Promise<Asked | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
  const path = /^\/api(\/.*)$/.exec(pathname)?.[1]
  const key = request.headers['x-api-key']
  const { method = '', headers } = request
  const type = headers['content-type'] ?? ''
  return path === undefined
    ? undefined
    : {
        method,
        path,
        query: searchParams,
        key: key === undefined ? undefined : String(key),
        type,
        body: parse(Buffer.concat(chunks)),
      }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
