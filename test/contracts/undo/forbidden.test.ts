import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { verify } from '#contracts'
import { parseDocument } from '#openapi/load'

const note = { type: 'object', required: ['id', 'text'], properties: { id: { type: 'string' }, text: { type: 'string' } } }
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const sent = {
  requestBody: { required: true, ...json({ type: 'object', required: ['text'], properties: { text: { type: 'string' } } }) },
}
const refused = { '403': { description: 'Forbidden' } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } }

const notes = parseDocument(
  JSON.stringify({
    openapi: '3.1.1',
    info: { title: 'Notes', version: '1' },
    paths: {
      '/notes': {
        get: { parameters: [limit], responses: { '200': { description: 'All.', ...json({ type: 'array', items: note }) } } },
        post: { ...sent, responses: { '201': { description: 'Made.', ...json(note) } } },
      },
      '/notes/{id}': {
        parameters: [id],
        get: { responses: { '200': { description: 'One.', ...json(note) }, ...refused } },
        delete: { responses: { '204': { description: 'Gone.' }, ...refused } },
      },
    },
  }),
  'notes.json',
)

/**
 * Forbids whatever is not there. After its first removal it breaks down over each, though it removes the note; or it forbids to remove
 * and to see any, and still lists it.
 */
async function check({ removes }: { readonly removes: boolean }) {
  const kept = new Map([['first', { id: 'first', text: 'as found' }]])
  let removals = 0
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const [, path = '', key = ''] = (request.url ?? '').replace(/\?.*/, '').split('/')
    const answer = (status: number, body?: unknown) =>
      response
        .writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
        .end(body === undefined ? undefined : JSON.stringify(body))
    const chunks = await request.toArray()
    if (path !== 'notes') return answer(404)
    if (key === '' && request.method === 'GET') return answer(200, [...kept.values()])
    if (key === '' && request.method === 'POST') {
      const body = read(Buffer.concat(chunks).toString())
      if (typeof body?.text !== 'string') return answer(400)
      const made = { id: `n${kept.size}${removals}${Date.now()}`, text: body.text }
      kept.set(made.id, made)
      return answer(201, made)
    }
    const found = kept.get(key)
    if (!found || (removals > 0 && !removes)) return answer(403)
    if (request.method === 'GET') return answer(200, found)
    if (request.method !== 'DELETE') return answer(405)
    kept.delete(key)
    removals += 1
    return answer(removals > 1 ? 500 : 204)
  }
  const server = createServer((request, response) => void respond(request, response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  let count = 0
  const { unrestored } = await verify({
    documents: [notes],
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mock: false,
    selection: { operation: 'POST /notes', only: ['examples'], case: 'generated' },
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `f${(count++).toString(36).padStart(3, '0')}`,
  })
  return { unrestored, left: kept.size - 1 }
}

function read(text: string): { readonly text?: unknown } | undefined {
  try {
    return JSON.parse(text) as { readonly text?: unknown }
  } catch {
    return undefined
  }
}

it('what no list shows, and nobody may see any more, is removed, though the server broke down over it', async () => {
  expect(await check({ removes: true })).toEqual({ unrestored: [], left: 0 })
})

it('what the list shows is left, and told', async () => {
  const { unrestored, left } = await check({ removes: false })
  expect(left).toBeGreaterThan(0)
  expect(unrestored).toHaveLength(left)
})
