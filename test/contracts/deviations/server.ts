import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Host, RequestParts, ResponseParts } from '#mocks'

/** A mock that can tell its state, and go back to it. */
export type Core = Host & { readonly snapshot: () => Promise<object>; readonly restore: (state: never) => Promise<void> }

/** A request with its head as it came over the wire, and the connection it came over. */
export interface Received extends RequestParts {
  readonly head: string
  readonly connection: object
}

/** What lies between a client and the mock, from the inside out. An absent layer lets everything through. */
export interface Layers {
  /** What answers; absent: the unbroken mock. */
  readonly mock?: Core
  /** What the mock is told instead. */
  readonly request?: (request: Received) => RequestParts
  /** An answer in place of the mock's; undefined: the mock answers. */
  readonly answer?: (request: Received) => ResponseParts | undefined
  /** What the client is told instead. */
  readonly response?: (response: ResponseParts, request: Received) => ResponseParts | Promise<ResponseParts>
  /** How it is put on the wire. */
  readonly write?: (wire: ServerResponse, response: ResponseParts, request: Received) => void
  /** Path prefix the server is reached below. */
  readonly below?: string
}

/** A running server. */
export interface Served {
  readonly url: string
  /** What the mock remembers. */
  readonly snapshot: () => Promise<object>
  readonly close: () => Promise<void>
}

/** Serves a mock behind its layers on a free port of this machine. */
export async function serve(layers: Layers & { readonly mock: Core }): Promise<Served> {
  const { below = '' } = layers
  const server = createServer((request, wire) => {
    void read(request, below).then((parts) => handle(layers, parts, wire))
  })
  server.on('connection', keepHeads)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}${below}`, snapshot: layers.mock.snapshot, close }
}

const heads = new WeakMap<Socket, string>()

/** Remembers what a connection last received: the runner writes each request in one piece. */
function keepHeads(socket: Socket): void {
  socket.on('data', (bytes) => void heads.set(socket, bytes.toString('latin1').replace(/\r\n\r\n.*$/s, '')))
}

async function read(request: IncomingMessage, below: string): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const [path = '/', query = ''] = (request.url ?? '/').split('?')
  return {
    method: request.method ?? 'GET',
    path: path.startsWith(below) ? path.slice(below.length) : `/outside${path}`,
    query,
    header: (name) => (request.headers[name] === undefined ? undefined : String(request.headers[name])),
    body: Buffer.concat(chunks).toString('utf8'),
    head: heads.get(request.socket) ?? '',
    connection: request.socket,
  }
}

async function handle(layers: Layers & { readonly mock: Core }, asked: Received, wire: ServerResponse): Promise<void> {
  const { mock, request, answer, response, write = writeWhole } = layers
  const told = { ...asked, ...request?.(asked) }
  const answered = answer?.(told) ?? (await mock.receive(told))
  write(wire, (await response?.(answered, asked)) ?? answered, asked)
}

/** Writes an answer as an ordinary server does. */
export function writeWhole(wire: ServerResponse, { status, headers, body }: ResponseParts): void {
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body ?? '') }
  wire.writeHead(status, { ...Object.fromEntries(Object.entries(headers).map(asBytes)), ...length }).end(body)
}

/** A header has bytes only: of a text beyond Latin-1, those of UTF-8, as many servers write them. */
const asBytes = ([name, value]: [string, string | readonly string[]]): [string, string | readonly string[]] =>
  typeof value === 'string' && /[^\0-\xff]/.test(value) ? [name, Buffer.from(value).toString('latin1')] : [name, value]
