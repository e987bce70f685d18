import type { ServerResponse } from 'node:http'
import type { ResponseParts } from '#mocks'
import type { Deviation } from './deviation.ts'
import { onSuccess, withBody, withHeader } from './edits.ts'
import { type Layers, type Received, writeWhole } from './server.ts'

type Row = Omit<Deviation, 'api' | 'family'>

/** Remembers something of each connection. */
function ofConnections<Value>() {
  const known = new WeakMap<object, Value>()
  return {
    before: ({ connection }: Received): Value | undefined => known.get(connection),
    note: ({ connection }: Received, value: Value): void => void known.set(connection, value),
  }
}

const overloaded: ResponseParts = {
  status: 503,
  headers: { 'Content-Type': 'text/plain' },
  body: 'one request for each connection',
}

/** Writes bytes of its own in place of an answer, and hangs up. */
const raw = (wire: ServerResponse, text: string): void => void wire.socket?.end(text)

const asOptions =
  (answer: ResponseParts): (() => Layers) =>
  () => ({ answer: ({ method }) => (method === 'OPTIONS' ? answer : undefined) })

/** Answers of either API that travel in another way than documented, seen by several requests over one connection or another method. */
export const travelRows: readonly Row[] = [
  {
    name: 'every second request of a connection is refused',
    rules: ['repeated', 'status'],
    severity: 'warning',
    says: /the second request on a connection is refused/,
    break: () => {
      const served = ofConnections<boolean>()
      return {
        answer: (request) => {
          if (served.before(request)) return overloaded
          served.note(request, true)
          return undefined
        },
      }
    },
  },
  {
    name: 'a connection is believed for the credential it once had',
    rules: ['auth'],
    severity: 'warning',
    says: /a wrong credential is accepted after the right one on the same connection/,
    break: () => {
      const credentials = ofConnections<string | undefined>()
      return {
        request: (request) => {
          const first = credentials.before(request) ?? request.header('authorization')
          credentials.note(request, first)
          return withHeader(request, 'authorization', first)
        },
      }
    },
  },
  {
    name: 'OPTIONS is not found',
    rules: ['status'],
    severity: 'warning',
    says: /OPTIONS returns status 404: expected 204/,
    break: asOptions({ status: 404, headers: { 'Content-Type': 'text/plain' }, body: '404 page not found' }),
  },
  {
    name: 'OPTIONS needs a credential',
    rules: ['status'],
    severity: 'warning',
    says: /OPTIONS returns status 401/,
    break: asOptions({ status: 401, headers: {} }),
  },
  {
    name: 'status 204 with a body',
    rules: ['connection'],
    says: /a response with status 204 must not have a body, but 4 bytes came/,
    break: () => ({
      write: (wire, response, request) =>
        request.method === 'OPTIONS'
          ? raw(wire, 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\nnone')
          : writeWhole(wire, response),
    }),
  },
  {
    name: 'the content type twice',
    rules: ['content-type'],
    says: /"Content-Type" is sent 2 times: application\/json and text\/plain/,
    break: () => ({
      ...onSuccess((response) => ({ ...response, headers: { ...response.headers, 'X-Twice': 'yes' } })),
      write: (wire, { headers: { 'X-Twice': twice, ...headers }, ...response }) => {
        if (!twice) return writeWhole(wire, { ...response, headers })
        const types = { ...headers, 'Content-Type': ['application/json', 'text/plain'] }
        return void wire.writeHead(response.status, types).end(response.body)
      },
    }),
  },
]

const asHead =
  (write: (wire: ServerResponse, response: ResponseParts) => void): (() => Layers) =>
  () => ({
    write: (wire, response, request) => (request.method === 'HEAD' ? write(wire, response) : writeWhole(wire, response)),
  })

/** The same of HEAD, where there is a GET; and a body that is read to the end of its first value. */
export const headRows: readonly Row[] = [
  {
    name: 'HEAD with status 204',
    rules: ['status'],
    severity: 'warning',
    says: /HEAD returns status 204, but GET returns 200/,
    break: asHead((wire) => void wire.writeHead(204).end()),
  },
  {
    name: 'HEAD with the body of GET',
    rules: ['connection'],
    severity: 'warning',
    says: /a response to HEAD must not have a body, but \d+ bytes came/,
    break: asHead((wire, { body = '' }) =>
      raw(
        wire,
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      ),
    ),
  },
  {
    name: 'HEAD says that GET has no body',
    rules: ['header'],
    severity: 'warning',
    says: /HEAD returns Content-Length 0, but GET returns \d+/,
    break: asHead((wire, { status, headers }) => void wire.writeHead(status, { ...headers, 'Content-Length': 0 }).end()),
  },
  {
    name: 'HEAD with another media type',
    rules: ['content-type'],
    severity: 'warning',
    says: /HEAD returns media type text\/html, but GET returns application\/json/,
    break: asHead((wire, { status }) => void wire.writeHead(status, { 'Content-Type': 'text/html' }).end()),
  },
  {
    name: 'a body is read to the end of its first value',
    rules: ['rule/malformed'],
    severity: 'warning',
    says: /a request with something after its JSON is accepted/,
    break: () => ({
      request: (request) => (request.body.endsWith('} x') ? withBody(request, JSON.parse(request.body.slice(0, -2))) : request),
    }),
  },
]
