import { proxyCredential } from './connect.ts'
import type { SentRequest } from './exchange.ts'
import { headerLine } from './form.ts'
import type { Route } from './route.ts'

/**
 * Writes a request as it travels, in one piece: a server that reads head and body apart would wait for the second (Nagle's
 * algorithm meets delayed ACKs).
 *
 * @throws {TypeError} for a header that would end the line it stands in.
 */
export function writeRequest(request: SentRequest, route: Route): Buffer {
  const { method, headers, body, head } = request
  const byProxy = route.proxy !== undefined && !route.secure
  const target = byProxy ? `http://${route.authority}${route.path}` : route.path
  const connection = keepsConnection(route, request) ? 'keep-alive' : 'close'
  const own = { Host: route.authority, Accept: 'application/json' }
  const all = { ...without({ ...own, ...headers }, head?.leftOut), ...lengthOf(request), Connection: connection }
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...Object.entries(all).map(([name, value]) => headerLine(name, value, head)),
    ...(byProxy && route.proxy ? proxyCredential(route.proxy) : []),
  ]
  const broken = lines.find((line) => /[\r\n\0]/.test(line))
  if (broken !== undefined) throw new TypeError(`A header of ${method} ${request.url} contains a line break.`)
  return Buffer.concat([
    encode(`${lines.join('\r\n')}\r\n\r\n`),
    ...(isChunked(request) ? chunks(body ?? '') : [Buffer.from(body ?? '')]),
  ])
}

const without = (headers: Readonly<Record<string, string>>, names: readonly string[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))

const isChunked = ({ headers }: SentRequest): boolean => headers['Transfer-Encoding'] === 'chunked'

/** A body in two chunks, the first one in the middle of whatever it holds. */
function chunks(body: string): readonly Buffer[] {
  const bytes = Buffer.from(body)
  const middle = Math.ceil(bytes.length / 2)
  const parts = [bytes.subarray(0, middle), bytes.subarray(middle)].filter(({ length }) => length > 0)
  const framed = parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
  return [...framed, Buffer.from('0\r\n\r\n')]
}

/**
 * Whether a connection is used again: where a request asks for it by name, else not on loopback without TLS: there a new one costs less than the 40 ms that a server which
 * writes head and body apart costs on a kept one, and only the end of a connection proves that nothing comes after a body.
 */
export const keepsConnection = ({ secure, loopback }: Route, { connection }: Pick<SentRequest, 'connection'>): boolean =>
  connection !== undefined || secure || !loopback

function lengthOf(request: SentRequest): Record<string, string> {
  const { method, body } = request
  if (isChunked(request)) return {}
  if (body !== undefined) return { 'Content-Length': String(Buffer.byteLength(body)) }
  return ['POST', 'PUT', 'PATCH'].includes(method) ? { 'Content-Length': '0' } : {}
}

/** One byte a character, as HTTP reads headers; a text that has others travels as UTF-8. */
const encode = (text: string): Buffer => Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1')
