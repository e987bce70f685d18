import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Asked, Service } from './exchange.ts'

const said = (status: number, body: string): Answer => ({ status, type: 'text/plain', body })

/** Serves over plain node:http, with nothing of ours in between. `prefix`: the path before all others; what is outside of it is not there. */
export async function serve({ answer }: Service, prefix: string) {
  const answered = (asked: Asked): Answer => {
    try {
      return answer(asked)
    } catch (error) {
      return said(500, String(error))
    }
  }
  const server = createServer((request, response) => {
    void read(request, prefix).then((asked) => {
      const { status, type, headers, body } = asked ? answered(asked) : said(404, 'There is no such path')
      const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
      const bytes = Buffer.from(body === undefined ? '' : isRaw ? body : JSON.stringify(body))
      response.writeHead(status, {
        ...(type && { 'Content-Type': type }),
        ...(status === 204 ? {} : { 'Content-Length': bytes.length }),
        ...headers,
      })
      response.end(request.method === 'HEAD' || status === 204 ? undefined : bytes)
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

/** @returns undefined outside of the prefix. */
async function read(request: IncomingMessage, prefix: string): Promise<Asked | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
  if (!pathname.startsWith(`${prefix}/`)) return undefined
  return {
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? ''),
    path: pathname.slice(prefix.length),
    query: searchParams,
    authorization: request.headers.authorization,
    type: request.headers['content-type'] ?? '',
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, value?.toString()])),
    body: parse(text),
    text,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
