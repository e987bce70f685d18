import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { RequestParts } from '#mocks'
import { isJson } from '../edits.ts'
import { type Layers, writeWhole } from '../server.ts'
import type { Row } from './travelling.ts'

/** Encodes a body though nobody asked for it: whoever says nothing about encodings accepts each of them. */
const encoded =
  (name: string, encode: (body: string) => Buffer): NonNullable<Layers['write']> =>
  (wire, response, { method }) => {
    const { status, headers, body } = response
    if (body === undefined || method === 'HEAD') return writeWhole(wire, response)
    const bytes = encode(body)
    return void wire.writeHead(status, { ...headers, 'Content-Encoding': name, 'Content-Length': bytes.length }).end(bytes)
  }

/** Writes an answer byte by byte as HTTP allows and Node would not. */
const bytes =
  (version: string, framed: (body: string) => readonly [head: readonly string[], body: string]): NonNullable<Layers['write']> =>
  (wire, { status, headers, body = '' }, { method }) => {
    const [framing, text] = status === 204 || method === 'HEAD' ? [[], ''] : framed(body)
    const lines = [
      ...Object.entries(headers).map(([name, value]) => `${name.toUpperCase()}:\t${value} \t`),
      ...framing,
      'CONNECTION: close',
    ]
    wire.socket?.end(`${version} ${status} \r\n${lines.join('\r\n')}\r\n\r\n${text}`)
  }

const chunkOf = (body: string): string => `${Buffer.byteLength(body).toString(16)};part="1"\r\n${body}\r\n0\r\nX-Sum: 1\r\n\r\n`

const refusing =
  (status: number, fits: (request: RequestParts) => boolean): (() => Layers) =>
  () => ({
    answer: (request) => (fits(request) ? { status, headers: { 'Content-Type': 'text/plain' }, body: 'no' } : undefined),
  })

/** Answers that HTTP allows, and few servers give. */
export const overHttp: readonly Row[] = [
  {
    name: 'a parameter of the media type with a semicolon in it',
    vary: () => ({
      response: (response) =>
        isJson(response) ? { ...response, headers: { ...response.headers, 'Content-Type': withProfile } } : response,
    }),
  },
  { name: 'gzip, though nobody asked for it', vary: () => ({ write: encoded('gzip', gzipSync) }) },
  { name: 'deflate in capitals', vary: () => ({ write: encoded('DEFLATE', deflateSync) }) },
  { name: 'brotli', vary: () => ({ write: encoded('br', brotliCompressSync) }) },
  {
    name: 'an interim answer first',
    vary: () => ({
      write: (wire, response) => {
        wire.writeProcessing()
        writeWhole(wire, response)
      },
    }),
  },
  {
    name: 'HTTP/1.0, and the end of the connection is the end of the body',
    vary: () => ({ write: bytes('HTTP/1.0', (body) => [[], body]) }),
  },
  {
    name: 'chunks with extensions and a trailer, and header names in capitals',
    vary: () => ({ write: bytes('HTTP/1.1', (body) => [['TRANSFER-ENCODING: Chunked'], chunkOf(body)]) }),
  },
  { name: 'status 411 for a body in chunks', vary: refusing(411, ({ header }) => header('transfer-encoding') !== undefined) },
  { name: 'status 417 for an expectation', vary: refusing(417, ({ header }) => header('expect') !== undefined) },
  { name: 'no HEAD', vary: refusing(405, ({ method }) => method === 'HEAD') },
  {
    name: 'HEAD with nothing but its status',
    vary: () => ({
      write: (wire, response, { method }) =>
        method === 'HEAD' ? void wire.writeHead(response.status).end() : writeWhole(wire, response),
    }),
  },
  {
    name: 'connections that end without notice',
    vary: () => ({
      write: (wire, response) => {
        wire.on('finish', () => wire.socket?.end())
        writeWhole(wire, response)
      },
    }),
  },
]

const withProfile = 'application/json; profile="a; b"; charset=utf-8'
