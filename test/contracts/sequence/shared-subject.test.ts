import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { messagesOf, verified } from '../own-mock/verified.ts'

const note = '{ type: object, required: [text], properties: { id: { type: integer, readOnly: true }, text: { type: string } } }'
const body = `content: { application/json: { schema: ${note}, example: { text: Milk } } }`
const shown = `content: { application/json: { schema: ${note} } }`
const yaml = `
paths:
  /notes:
    post: { operationId: make, requestBody: { required: true, ${body} }, responses: { '201': { description: Made, ${shown} }, '400': { description: Broken } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { operationId: read, responses: { '200': { description: One, ${shown} }, '404': { description: None } } }
    patch: { operationId: change, requestBody: { required: true, ${body} }, responses: { '200': { description: Changed, ${shown} }, '400': { description: Broken }, '404': { description: None }, '409': { description: Too late } } }
    delete: { operationId: drop, responses: { '204': { description: Gone }, '404': { description: None } } }
`

/** How a server takes a change. */
interface Habits {
  /** A note can be changed only once. */
  readonly changesOnce?: true
  /** What it shows in place of the text where a note is read. */
  readonly showsText?: number
}

/** Keeps notes. Gives its URL and how many were made. */
async function serve({ changesOnce, showsText }: Habits) {
  const notes = new Map<number, { id: number; text: string }>()
  const changed = new Set<number>()
  let made = 0
  const answer = (method: string, id: number, text: string | undefined): readonly [number, unknown?] => {
    if (method === 'POST' && text === undefined) return [400]
    if (method === 'POST') notes.set(++made, { id: made, text: `${text}` })
    const found = notes.get(method === 'POST' ? made : id)
    if (!found) return [404]
    if (method === 'DELETE') return [notes.delete(id) ? 204 : 404]
    if (method === 'GET' && showsText !== undefined) return [200, { ...found, text: showsText }]
    if (method !== 'PATCH') return [method === 'POST' ? 201 : 200, found]
    if (text === undefined) return [400]
    if (changesOnce && changed.has(id)) return [409]
    changed.add(id)
    notes.set(id, { id, text })
    return [200, notes.get(id)]
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => {
      text += String(part)
    })
    request.on('end', () => {
      const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '')
      const [status, value] = answer(method, Number(decodeURIComponent(request.url ?? '').split('/')[2]), textIn(text))
      response.writeHead(status, value === undefined ? {} : { 'content-type': 'application/json' })
      response.end(value === undefined || request.method === 'HEAD' ? '' : JSON.stringify(value))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return { target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, notes, made: () => made }
}

function textIn(json: string): string | undefined {
  try {
    const { text } = JSON.parse(json) as { readonly text?: unknown }
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

async function check(habits: Habits, selection: { readonly operation: readonly string[]; readonly case?: string }) {
  const { target, notes, made } = await serve(habits)
  const report = await verified(yaml, { target, selection })
  expect([...notes]).toEqual([])
  return { messages: messagesOf(report), passed: report.summary.passed, made: made() }
}

it('looks at one record in every way that means the same', async () => {
  const { messages, passed, made } = await check({}, { operation: ['read'], case: '/read/examples/' })
  expect(messages).toEqual([])
  expect(passed).toBeGreaterThan(4)
  // To see its removal work, for the example, and for all ways to write its request.
  expect(made).toBe(3)
})

it('changes one record in every way that means the same', async () => {
  const { messages, passed, made } = await check({}, { operation: ['change'], case: '/change/examples/' })
  expect(messages).toEqual([])
  expect(passed).toBeGreaterThan(4)
  expect(made).toBe(3)
})

it('takes a new record for each where a second change is refused, and tells nothing', async () => {
  const { messages, made } = await check({ changesOnce: true }, { operation: ['change'], case: '/change/examples/' })
  expect(messages).toEqual([])
  expect(made).toBeGreaterThan(3)
})

it('breaks the rules of what only looks on the record that was looked at first', async () => {
  const { made } = await check({}, { operation: ['read'], case: '/read/rules/' })
  expect(made).toBe(2)
})

it('asks no variant alone for what is wrong with each response, and tells it of each', async () => {
  const { target, made } = await serve({ showsText: 7 })
  const report = await verified(yaml, { target, selection: { operation: ['read'], case: '/read/examples/' } })
  expect(messagesOf(report)).toEqual(['schema: /text must be string'])
  expect(report.summary.failed).toBeGreaterThan(4)
  expect(made()).toBe(3)
})
