import { createServer, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Asked, Station } from './parcel.ts'

/** Serves a station over plain node:http, with nothing of ours in between. */
export async function serveStation(station: Station, edit: (answer: Answer, asked: Asked) => Answer = (answer) => answer) {
  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      const { status, type, headers, body } = edit(counted(station(asked)), asked)
      response.writeHead(status, { ...(type && { 'Content-Type': type }), ...(headers as OutgoingHttpHeaders) })
      response.end(body && JSON.stringify(body))
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

const counted = (answer: Answer): Answer => ({ ...answer, headers: { 'X-Rate-Remaining': '99', ...answer.headers } })

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const key = request.headers['x-api-key']
  return {
    method: request.method ?? '',
    path,
    query,
    key: key === undefined ? undefined : String(key),
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
