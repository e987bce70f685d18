import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { ResponseParts } from '#mocks'
import type { Variant } from '../deviation.ts'
import { type Body, isChange, isJson } from '../edits.ts'
import { type Layers, writeWhole } from '../server.ts'
import { late } from '../wire.ts'

export type Row = Omit<Variant, 'api'>

/** Writes every JSON body in another way that means the same. */
const written =
  (write: (value: Body) => string): (() => Layers) =>
  () => ({
    response: (response) => (isJson(response) ? { ...response, body: write(JSON.parse(response.body ?? '{}')) } : response),
  })

const withHeaders =
  (headers: Readonly<Record<string, string>>, only = isJson): (() => Layers) =>
  () => ({
    response: (response) => (only(response) ? { ...response, headers: { ...response.headers, ...headers } } : response),
  })

const escaped = (text: string): string =>
  text.replaceAll(/[a-z]/g, (letter) => (letter < 'g' ? `\\u00${letter.charCodeAt(0).toString(16)}` : letter))
/** Letters inside strings may be written as escapes, names of properties too. */
const withEscapes = (value: Body): string =>
  JSON.stringify(value).replaceAll(/"(?:[^"\\]|\\.)*"/g, (string) => (string.includes('\\') ? string : escaped(string)))

function inPieces(wire: ServerResponse, { status, headers, body = '' }: ResponseParts): void {
  wire.writeHead(status, headers)
  for (let at = 0; at < body.length; at += 16) wire.write(body.slice(at, at + 16))
  wire.end()
}

function withoutDate(wire: ServerResponse, response: ResponseParts): void {
  wire.sendDate = false
  writeWhole(wire, response)
}

const zipped: NonNullable<Layers['write']> = (wire, response, request) => {
  const { status, headers, body } = response
  const asked = request.header('accept-encoding')?.includes('gzip') ?? false
  if (body === undefined || !asked) {
    writeWhole(wire, response)
    return
  }
  const bytes = gzipSync(body)
  wire.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': bytes.length }).end(bytes)
}

const lowerCase = (headers: ResponseParts['headers']): ResponseParts['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const noise = {
  Server: 'nginx',
  'X-Request-Id': 'f3a1',
  'Cache-Control': 'no-store',
  Vary: 'Origin',
  'Set-Cookie': 'lb=7; Path=/',
}

/** Answers that travel in another way than the mock's, and mean the same. */
export const travelling: readonly Row[] = [
  { name: 'pretty JSON', vary: written((value) => JSON.stringify(value, null, 2)) },
  { name: 'a line feed after the body', vary: written((value) => `${JSON.stringify(value)}\n`) },
  {
    name: 'another order of properties',
    vary: written((value) => JSON.stringify(Object.fromEntries(Object.entries(value).toReversed()))),
  },
  { name: 'letters as escapes', vary: written(withEscapes) },
  { name: 'chunks', vary: () => ({ write: inPieces }) },
  { name: 'no Date header', vary: () => ({ write: withoutDate }) },
  { name: 'gzip when asked', vary: () => ({ write: zipped }) },
  { name: 'Connection: close', vary: withHeaders({ Connection: 'close' }, () => true) },
  { name: 'more headers', vary: withHeaders(noise, () => true) },
  {
    name: 'no other headers than the content type',
    vary: () => ({
      response: ({ headers, ...response }) => ({
        ...response,
        headers: { 'Content-Type': headers['Content-Type'] ?? 'text/plain' },
      }),
    }),
  },
  {
    name: 'header names in lower case',
    vary: () => ({ response: (response) => ({ ...response, headers: lowerCase(response.headers) }) }),
  },
  { name: 'no charset', vary: withHeaders({ 'Content-Type': 'application/json' }) },
  { name: 'the charset in capitals', vary: withHeaders({ 'Content-Type': 'application/json;charset=UTF-8' }) },
  { name: 'the charset in quotes', vary: withHeaders({ 'Content-Type': 'Application/JSON; Charset="utf-8"' }) },
  { name: 'every answer 25 ms late', vary: () => ({ response: late(25) }) },
  { name: 'behind a path prefix', vary: () => ({ below: '/behind/a/proxy' }) },
  {
    name: 'too many requests, once',
    vary: () => {
      let busy = true
      const answer = { status: 429, headers: { 'Content-Type': 'text/plain', 'Retry-After': '1' }, body: 'slow down' }
      return {
        answer: (request) => {
          const refused = busy && isChange(request)
          if (refused) busy = false
          return refused ? answer : undefined
        },
      }
    },
  },
]
