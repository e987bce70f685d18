import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Report, verify } from '#contracts'
import { parseDocument } from '#openapi/load'

const page = '[{ name: page, in: query, schema: { type: integer, default: 1 } }]'

/** A plain REST document whose list comes page by page. */
const notes = parseDocument(
  `openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    get:
      operationId: listNotes
      parameters: ${page}
      responses: { '200': { description: All, content: { application/json: { schema: { type: object, properties: { total: { type: integer }, notes: { type: array, items: { $ref: '#/components/schemas/Note' } } } } } } } }
    post:
      operationId: createNote
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [title], properties: { title: { type: string, maxLength: 40 } } }, examples: { made: { value: { title: a } } } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Note' }, examples: { made: { value: { id: 1, title: a } } } } } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer }, examples: { put: { value: 3 } } }]
    get: { operationId: getNote, responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } } } }
    put:
      operationId: replaceNote
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [title], properties: { title: { type: string, maxLength: 40 } } }, examples: { put: { value: { title: b } } } } } }
      responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Note' }, examples: { put: { value: { id: 3, title: b } } } } } } }
    delete: { operationId: deleteNote, responses: { '204': { description: Gone } } }
  /notes/archive:
    post:
      operationId: archiveNote
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [note], properties: { note: { type: integer } } }, examples: { put: { value: { note: 3 } } } } } }
      responses: { '200': { description: Put away, content: { application/json: { schema: { $ref: '#/components/schemas/Note' }, examples: { put: { value: { id: 3, title: note 3 } } } } } } }
components:
  schemas:
    Note: { type: object, required: [id, title], properties: { id: { type: integer }, title: { type: string } } }
`,
  'notes.yaml',
)

/** What is wrong with a server, or what others do on it meanwhile. */
interface Habits {
  /** A note that was removed cannot be read any more, and is listed all the same. */
  readonly listsRemoved?: boolean
  /** Somebody else writes a note each time. */
  readonly isShared?: boolean
  /** Somebody else's next note gets the key of one that was removed. */
  readonly reusesKeys?: boolean
  /** To put a note away loses one. */
  readonly loses?: number
}

let server: Server
/** Titles of the notes that a run has removed. */
let taken: (string | undefined)[] = []
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

async function runAgainst(habits: Habits, operation?: string): Promise<Report> {
  const listed = new Map([1, 2, 3, 4, 5].map((id) => [id, { id, title: `note ${id}` }]))
  const gone = new Set<number>()
  taken = []
  const removed: number[] = []
  let next = 100
  const respondTo = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const id = Number(/^\/notes\/(\d+)$/.exec(pathname)?.[1] ?? Number.NaN)
    const respond = (status: number, value?: object) =>
      response.writeHead(status, value ? { 'Content-Type': 'application/json' } : {}).end(value && JSON.stringify(value))
    const { title, note } = (await bodyOf(request)) ?? {}
    if (pathname === '/notes/archive') {
      respond(200, listed.get(Number(note)))
      return habits.loses !== undefined && listed.delete(habits.loses)
    }
    const isWriting = request.method === 'POST' || request.method === 'PUT'
    if (isWriting && (typeof title !== 'string' || title.length > 40)) return respond(400, { message: 'title' })
    if (pathname === '/notes' && request.method === 'POST') {
      if (habits.isShared) listed.set(next, { id: next++, title: 'of somebody else' })
      const note = { id: next++, title: String(title) }
      listed.set(note.id, note)
      return respond(201, note)
    }
    if (pathname === '/notes' && request.method === 'GET') {
      if (habits.reusesKeys) for (const key of removed.splice(0)) listed.set(key, { id: key, title: 'of somebody else' })
      const from = (Number(searchParams.get('page') ?? 1) - 1) * 2
      return respond(200, { total: listed.size, notes: [...listed.values()].slice(from, from + 2) })
    }
    if (!listed.has(id) || gone.has(id)) return respond(404, { message: 'not found' })
    if (request.method === 'PUT') listed.set(id, { id, title: String(title) })
    if (request.method !== 'DELETE') return respond(200, listed.get(id))
    taken.push(listed.get(id)?.title)
    removed.push(id)
    if (habits.listsRemoved) gone.add(id)
    else listed.delete(id)
    return respond(204)
  }
  server = createServer((request, response) => void respondTo(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return verify({
    documents: [notes],
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mock: false,
    // A server of the test's own: nobody misses what is changed there.
    allow: operation === undefined ? 'own' : 'all',
    selection: { operation },
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => 'k3f',
  })
}

async function bodyOf(request: IncomingMessage): Promise<{ readonly title?: unknown; readonly note?: unknown } | undefined> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

describe('what a target lists after a run and did not list before', () => {
  it('is told where the run made it, with the request that removes it', async () => {
    const { unrestored } = await runAgainst({ listsRemoved: true })
    expect(unrestored).not.toEqual([])
    for (const what of unrestored) expect(what).toMatch(/^deleteNote with id \d{3}: listNotes still lists it$/)
  })

  it('is not told where somebody else made it', async () => {
    expect((await runAgainst({ isShared: true })).unrestored).toEqual([])
  })

  it('is not removed where it may be of somebody else, whose key is that of one removed before', async () => {
    await runAgainst({ reusesKeys: true })
    expect(taken).not.toEqual([])
    expect(taken).not.toContain('of somebody else')
  })

  it('is nothing, where the target does what it says', async () => {
    expect((await runAgainst({})).unrestored).toEqual([])
  })
})

describe('what a target listed before a run and does not list any more', () => {
  it('is told where the run changed it', async () => {
    const { unrestored } = await runAgainst({ loses: 3 }, 'archiveNote')
    expect(unrestored).toContain('listNotes no longer lists 3, which it did before the run')
  })

  it('is not told where nothing that was sent named it', async () => {
    expect((await runAgainst({ loses: 2 }, 'archiveNote')).unrestored).toEqual([])
  })
})
