import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Document } from '#openapi'
import { parseDocument } from '#openapi/load'

/** What signs in, by the name of its scheme; `door` takes a name and a password. */
export const keys = {
  door: 'ada:0pen-sesame',
  pass: 'b3arer-token',
  header: 'h3ader-key',
  query: 'qu3ry key/1',
  cookie: 'c00kie-key',
}

const look = (operationId: string, security: readonly object[]) => ({
  get: {
    operationId,
    security,
    responses: {
      '200': {
        description: 'What is in it.',
        content: {
          'application/json': {
            schema: { type: 'object', required: ['gold'], properties: { gold: { type: 'integer' } } },
            examples: { full: { value: { gold: 3 } } },
          },
        },
      },
      '401': { description: 'Nobody is let in without a key.' },
    },
    parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' }, examples: { full: { value: 1 } } }],
  },
})

/** A vault with a door for each kind of key. */
export const vault: Document = parseDocument(
  JSON.stringify({
    openapi: '3.1.1',
    info: { title: 'Vault', version: '1' },
    servers: [{ url: '/' }],
    paths: {
      '/basic': look('lookBasic', [{ door: [] }]),
      '/bearer': look('lookBearer', [{ pass: [] }]),
      '/header': look('lookHeader', [{ header: [] }]),
      '/query': look('lookQuery', [{ query: [] }]),
      '/cookie': look('lookCookie', [{ cookie: [] }]),
      '/both': look('lookBoth', [{ header: [], query: [] }]),
      '/either': look('lookEither', [{ pass: [] }, { cookie: [] }]),
    },
    components: {
      securitySchemes: {
        pass: { type: 'http', scheme: 'bearer' },
        door: { type: 'http', scheme: 'basic' },
        header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        query: { type: 'apiKey', in: 'query', name: 'api key' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
      },
    },
  }),
  'vault.json',
)

/** Whether a request is let in. */
export type Door = (request: IncomingMessage) => boolean

const basic = `Basic ${Buffer.from(keys.door).toString('base64')}`
export const byHeader: Door = ({ headers }) => headers['x-api-key'] === keys.header
export const byQuery: Door = ({ url = '' }) => new URL(url, 'http://vault').searchParams.get('api key') === keys.query
const byCookie: Door = ({ headers }) => (headers.cookie ?? '').split('; ').includes(`sid=${keys.cookie}`)
export const byPass: Door = ({ headers }) => headers.authorization === `Bearer ${keys.pass}`

/** Who is let in, by path. */
export const doors: Readonly<Record<string, Door>> = {
  '/basic': ({ headers }) => headers.authorization === basic,
  '/bearer': byPass,
  '/header': byHeader,
  '/query': byQuery,
  '/cookie': byCookie,
  '/both': (request) => byHeader(request) && byQuery(request),
  '/either': (request) => byPass(request) || byCookie(request),
}

/** Serves the vault, some of its doors otherwise than documented; gives its URL. */
export async function serveVault(other: Readonly<Record<string, Door>> = {}): Promise<string> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '')
    const door = { ...doors, ...other }[path]
    const status = !door ? 404 : request.method !== 'GET' && request.method !== 'HEAD' ? 405 : door(request) ? 200 : 401
    response.writeHead(status, status === 200 ? { 'content-type': 'application/json' } : {})
    response.end(status === 200 && request.method === 'GET' ? '{"gold":3}' : '')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
