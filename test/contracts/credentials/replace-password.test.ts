import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { verified } from '../own-mock/verified.ts'

const signIn = `
            signIn:
              operationId: read
              parameters: { path.name: $request.path.name, header.Authorization: 'Basic {$request.path.name}:{$request.body#/password}' }`
const yaml = `
components: { securitySchemes: { basic: { type: http, scheme: basic } } }
paths:
  /accounts/{name}:
    parameters: [{ name: name, in: path, required: true, schema: { type: string }, example: fig }]
    get:
      operationId: read
      security: [{ basic: [] }]
      responses: { '200': { description: One }, '401': { description: Unknown }, '404': { description: None } }
    put:
      operationId: create
      security: [{ basic: [] }]
      x-undo: { operationId: drop, parameters: { path.name: $request.path.name } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Secret' }, example: { password: first-secret } } } }
      responses:
        '201': { description: Made, links: { set: { operationId: set, parameters: { path.name: $request.path.name } } } }
        '400': { description: Broken }
        '401': { description: Unknown }
    patch:
      operationId: set
      security: [{ basic: [] }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Secret' }, example: { password: second-secret } } } }
      responses:
        '204':
          description: Set
          links:${signIn}
        '400': { description: Broken }
        '401': { description: Unknown }
        '404': { description: None }
    delete: { operationId: drop, security: [{ basic: [] }], responses: { '204': { description: Gone }, '401': { description: Unknown }, '404': { description: None } } }
`.replace(
  'components: { ',
  'components: { schemas: { Secret: { type: object, required: [password], properties: { password: { type: string, format: password, minLength: 6 } } } }, ',
)

type Accounts = Map<string, readonly string[]>

/** How a server keeps a password that is set: the plain way, and ways that are wrong. */
const ways = {
  right: (accounts: Accounts, name: string, password: string) => accounts.set(name, [password]),
  'keeps the old one': (accounts: Accounts, name: string, password: string) =>
    accounts.set(name, [...(accounts.get(name) ?? []), password]),
  'keeps nothing': (accounts: Accounts, name: string) => accounts.set(name, accounts.get(name) ?? []),
  'sets that of everybody': (accounts: Accounts, _: string, password: string) => {
    for (const name of accounts.keys()) if (name !== 'admin') accounts.set(name, [password])
  },
} as const

/** Serves accounts with HTTP Basic, `admin` among them. */
async function serve(way: keyof typeof ways): Promise<string> {
  const accounts: Accounts = new Map([['admin', ['admin-secret']]])
  const statusOf = (method: string, name: string, credential: string, text: string): number => {
    const [user = '', password = ''] = Buffer.from(credential, 'base64').toString().split(':')
    if (!accounts.get(user)?.includes(password)) return 401
    if (method !== 'PUT' && !accounts.has(name)) return 404
    if (method === 'GET') return 200
    if (method === 'DELETE') return accounts.delete(name) ? 204 : 404
    const next = /^\{"password":"([^"\\]{6,})"\}$/.exec(text)?.[1]
    if (next === undefined) return 400
    if (method === 'PUT') accounts.set(name, [next])
    else ways[way](accounts, name, next)
    return method === 'PUT' ? 201 : 204
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => {
      text += String(part)
    })
    request.on('end', () => {
      const name = decodeURIComponent(request.url?.split('/')[2] ?? '')
      const credential = request.headers.authorization?.replace(/^Basic /, '') ?? ''
      response.writeHead(statusOf(request.method ?? '', name, credential, text))
      response.end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function check(way: keyof typeof ways) {
  const { cases, unrestored } = await verified(yaml, {
    target: await serve(way),
    token: 'admin:admin-secret',
    selection: { operation: ['set'], only: ['change'] },
  })
  expect(unrestored).toEqual([])
  return Object.fromEntries(cases.map(({ name, status }) => [name, status]))
}

const kept = { 'signIn early': 'passed', 'signIn new': 'passed', 'signIn old': 'passed', 'signIn others': 'passed' }

it('proves of a password that is set without the current one that the new one signs in, and the old one does not any more', async () => {
  expect(await check('right')).toEqual(kept)
})

it('finds a password that still signs in after another was set', async () => {
  expect(await check('keeps the old one')).toEqual({ ...kept, 'signIn old': 'failed' })
})

it('finds a password that was not set', async () => {
  expect(await check('keeps nothing')).toMatchObject({ 'signIn new': 'failed' })
})

it('finds that another account was changed', async () => {
  expect(await check('sets that of everybody')).toEqual({ ...kept, 'signIn others': 'failed' })
})
