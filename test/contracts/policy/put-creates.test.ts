import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { verified } from '../own-mock/verified.ts'

const account = '{ type: object, properties: { id: { type: string, readOnly: true }, city: { type: string, example: Bern } } }'
const shown = `content: { application/json: { schema: ${account} } }`
const yaml = `
paths:
  /accounts:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: ${account} } } } } } }
    post: { requestBody: { required: true, ${shown} }, responses: { '201': { description: Made, ${shown} }, '400': { description: Broken } } }
  /accounts/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: read, responses: { '200': { description: One, ${shown} }, '404': { description: None } } }
    put:
      operationId: write
      x-undo: { operationId: drop, parameters: { path.id: $request.path.id } }
      requestBody: { required: true, ${shown} }
      responses:
        '201': { description: Made, ${shown}, links: { read: { operationId: read, parameters: { path.id: $request.path.id } } } }
        '400': { description: Broken }
    delete: { operationId: drop, responses: { '204': { description: Gone }, '404': { description: None } } }
`

/** The same, of which nothing is stated: neither how an account is removed, nor what it leads to. */
const silent = yaml.replace(/^ +x-undo: .*\n/m, '').replace(/, links: .*\n/, ' }\n')
const withoutPost = silent.replace(/^ +post: .*\n/m, '')

/** How a server differs from what is usual. */
interface Habits {
  /** What is removed is kept. */
  readonly keepsAll?: true
  /** What is refused is kept all the same, under another key. */
  readonly keepsRefused?: true
}

/**
 * Accounts that are created with PUT, and with nothing else; one of them is there already. A key is what the path has, as it is written.
 * Gives its URL and what was asked to change.
 */
async function startServer({ keepsAll, keepsRefused }: Habits = {}) {
  const accounts = new Map<string, object>([['ada', { id: 'ada', city: 'Rome' }]])
  const changed: string[] = []
  const answer = (method: string, id: string | undefined, text: string): readonly [number, unknown?] => {
    if (id === undefined) return method === 'GET' ? [200, [...accounts.values()]] : [400]
    if (method === 'GET') return accounts.has(id) ? [200, accounts.get(id)] : [404]
    changed.push(id)
    if (method === 'DELETE') return [accounts.has(id) && (keepsAll || accounts.delete(id)) ? 204 : 404]
    const record = method === 'PUT' ? parsed(text) : undefined
    const isRefused = record === undefined || typeof (record.city ?? '') !== 'string'
    if (isRefused && keepsRefused) accounts.set(`${id}-kept`, { id: `${id}-kept`, city: 'Oslo' })
    if (isRefused) return [400]
    accounts.set(id, { ...record, id })
    return [201, accounts.get(id)]
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => {
      text += String(part)
    })
    request.on('end', () => {
      const [status, body] = answer(request.method ?? '', request.url?.split('/')[2], text)
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, accounts, changed }
}

function parsed(text: string): { readonly city?: unknown } | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

it('creates with PUT under a key of its own, and never replaces or removes what the target lists', async () => {
  const { url, accounts, changed } = await startServer()
  const { coverage, unrestored } = await verified(yaml, { target: url })
  expect(coverage.unreached.map(({ operation }) => operation)).toEqual(['POST /accounts'])
  expect(changed).not.toContain('ada')
  expect([...accounts]).toEqual([['ada', { id: 'ada', city: 'Rome' }]])
  expect(unrestored).toEqual([])
})

it.each([
  ['beside a POST that is refused', silent, ['POST /accounts']],
  ['without any POST', withoutPost, []],
])('concludes that PUT creates, %s, and works on what it created', async (_, document, unreached) => {
  const { url, accounts, changed } = await startServer()
  const { coverage, findings, unrestored } = await verified(document, { target: url })
  expect(coverage.unreached.map(({ operation }) => operation)).toEqual(unreached)
  expect(findings).toEqual([])
  expect(changed).not.toContain('ada')
  expect([...accounts]).toEqual([['ada', { id: 'ada', city: 'Rome' }]])
  expect(unrestored).toEqual([])
})

it('creates one and no more with PUT where its removal does not remove, and says that it is left', async () => {
  const { url, accounts, changed } = await startServer({ keepsAll: true })
  const { unrestored } = await verified(silent, { target: url })
  const [own] = changed.filter((key) => key !== 'ada')
  expect([...accounts.keys()]).toEqual(['ada', own])
  expect(unrestored).toEqual([expect.stringContaining(`"${own}"`)])
})

it('finds in the list what a refused PUT has made, and removes it', async () => {
  const { url, accounts } = await startServer({ keepsRefused: true })
  const { unrestored } = await verified(withoutPost, { target: url })
  expect([...accounts.keys()]).toEqual(['ada'])
  expect(unrestored).toEqual([])
})
