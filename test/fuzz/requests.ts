import { connect } from 'node:net'
import fc from 'fast-check'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { startServer } from '#mocks/server'
import { mutatedText, oddBytes, oddJson } from './mutation.ts'
import type { Target } from './target.ts'

const pet = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
}
const content = Object.fromEntries(
  [
    'application/json',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/merge-patch+json',
    'application/json-patch+json',
    'text/plain',
    'application/octet-stream',
    'application/jsonl',
  ].map((type) => [type, { schema: pet }]),
)
const responses = { 200: { description: 'ok', content: { 'application/json': { schema: pet } } }, 400: { description: 'no' } }
const parameters = [
  ...['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'].map((style) => ({
    in: 'query',
    name: style,
    style,
    explode: style !== 'form',
    schema: pet,
  })),
  { in: 'header', name: 'X-Pet', schema: pet },
  { in: 'cookie', name: 'pet', schema: pet },
]
const id = { in: 'path', name: 'id', required: true, style: 'matrix', schema: { type: 'integer' } }
const document = {
  openapi: '3.1.1',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': { get: { parameters, responses }, post: { requestBody: { content }, responses } },
    '/pets/{id}': {
      parameters: [id],
      get: { responses },
      put: { requestBody: { content }, responses },
      patch: { requestBody: { content }, responses },
    },
  },
}

const part = 'Content-Disposition: form-data; name="name"\r\n\r\nFig\r\n'
const bodies = [
  '{"name":"Fig","tags":["a"]}',
  'name=Fig&tags=a&tags%5B0%5D=b',
  '<pet><name>Fig</name><tags a="b">x</tags></pet>',
  `--x\r\n${part}--x--\r\n`,
  '[{"op":"add","path":"/tags/-","value":1}]',
  '{"a":1}\n{"b":2}\n',
]
const body = fc.oneof(
  fc.constantFrom(...bodies).chain((text) => mutatedText(text)),
  oddJson.map((value) => JSON.stringify(value)),
)
const types = fc.oneof(
  fc.constantFrom(...Object.keys(content).map((type) => `${type}; boundary=x`)),
  fc.constantFrom(';', 'a/b', 'multipart/form-data'),
)
const printable = fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/[^!-~]/g, '%'))

/** Requests of any form, in process: each gets a response, and none of them breaks the mock. */
export async function requests(): Promise<Target> {
  const failures: unknown[] = []
  const mock = createMock(await openapi(document), { onError: (error) => void failures.push(error) })
  const asked = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    path: fc.oneof(
      fc.constantFrom('/pets', '/pets/;id=1', '/pets/;id='),
      printable.map((text) => `/pets/${text}`),
    ),
    query: fc.oneof(
      printable,
      fc.constantFrom('deepObject[name]=a&deepObject[tags][]=b', 'form=name,Fig', 'pipeDelimited=name|a'),
    ),
    headers: fc.record(
      { 'Content-Type': types, 'X-Pet': printable, Cookie: printable, Prefer: printable, 'If-Match': printable },
      { requiredKeys: [] },
    ),
    body,
  })
  return {
    property: fc.asyncProperty(asked, async ({ method, path, query, headers, body: sent }) => {
      const request = new Request(`http://mock.test${path}?${query}`, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: sent.toWellFormed() }),
      })
      const { status } = await mock.fetch(request)
      if (failures.length > 0) throw failures.pop()
      if (status >= 500) throw new Error(`${method} ${path} responds with ${status}`)
    }),
  }
}

const wireExamples = [
  'POST /pets HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{"name":"Fig"}',
  'POST /pets HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  'GET /pets HTTP/1.1\r\nHost: a\r\n\r\nGET /__doublecheck/journal HTTP/1.1\r\nHost: a\r\n\r\n',
  'PUT /__doublecheck/state HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}',
  'OPTIONS * HTTP/1.0\r\n\r\n',
]

/** Any bytes on a connection: the server responds or ends it, and serves the next one. */
export async function wire(): Promise<Target> {
  const failures: unknown[] = []
  const onError = (error: unknown) => void failures.push(error)
  const server = await startServer({ mocks: [createMock(await openapi(document), { onError })], onError })
  return {
    property: fc.asyncProperty(oddBytes(wireExamples), async (sent) => {
      await converse(server.port, sent)
      const { status } = await fetch(`http://127.0.0.1:${server.port}/pets`)
      if (failures.length > 0) throw failures.pop()
      if (status !== 200) throw new Error(`the next request gets ${status}`)
    }),
    close: () => server.close(),
  }
}

/** Sends bytes, ends, and waits for the other end. */
const converse = (port: number, sent: Buffer): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.resume()
    socket.end(sent)
  })
