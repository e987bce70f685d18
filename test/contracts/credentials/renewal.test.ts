import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSend, obtainTokens, verify } from '#contracts'
import { parseDocument } from '#openapi/load'

const json = (schema: object) => ({ description: 'It', content: { 'application/json': { schema } } })
const refused = { description: 'Who asks?' }
const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'string', readOnly: true }, text: { type: 'string' } },
}

const documentWith = (flow: 'clientCredentials' | 'password') =>
  parseDocument(
    JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'Notes', version: '1' },
      security: [{ oauth: [] }],
      components: { securitySchemes: { oauth: { type: 'oauth2', flows: { [flow]: { tokenUrl: '/token', scopes: {} } } } } },
      paths: {
        '/notes': {
          get: { operationId: 'listNotes', responses: { 200: json({ type: 'array', items: note }), 401: refused } },
          post: {
            operationId: 'createNote',
            requestBody: { required: true, content: { 'application/json': { schema: note } } },
            responses: { 201: json(note), 400: { description: 'No' }, 401: refused },
          },
        },
        '/notes/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          get: { operationId: 'getNote', responses: { 200: json(note), 401: refused, 404: { description: 'None' } } },
          delete: {
            operationId: 'deleteNote',
            responses: { 204: { description: 'Gone' }, 401: refused, 404: { description: 'None' } },
          },
        },
      },
    }),
    'notes.json',
  )

interface Habits {
  /** How many requests a token is good for. */
  readonly lasts: number
  /** What a token is given for, from the second one on. */
  readonly renews: (form: Readonly<Record<string, string>>) => boolean
  /** Who is refused in any case. */
  readonly bars?: RegExp
}

/** A server whose tokens soon end. */
async function serveNotes({ lasts, renews, bars }: Habits) {
  const notes = new Map<string, unknown>()
  const forms: Readonly<Record<string, string>>[] = []
  let [left, count] = [0, 0]
  const token = () => `access-${forms.length}-of-the-run`
  const answer = (method: string, path: string, authorization: string | undefined, text: string): readonly [number, unknown?] => {
    if (path === '/token') {
      const form = Object.fromEntries(new URLSearchParams(text))
      if (forms.length > 0 && !renews(form)) return [400, { error: 'invalid_grant' }]
      forms.push(form)
      left = lasts
      return [200, { access_token: token(), refresh_token: `refresh-${forms.length}-of-the-run`, token_type: 'Bearer' }]
    }
    if (authorization !== `Bearer ${token()}` || left-- <= 0 || bars?.test(`${method} ${path}`)) return [401]
    const id = /^\/notes\/([^/]+)$/.exec(path)?.[1]
    if (id !== undefined && !notes.has(id)) return [404]
    if (method === 'DELETE') return notes.delete(id ?? '') ? [204] : [404]
    if (method === 'GET') return [200, id === undefined ? [...notes.values()] : notes.get(id)]
    const body = read(text)
    if (typeof body?.text !== 'string') return [400]
    const made = { id: `n${++count}`, text: body.text }
    notes.set(made.id, made)
    return [201, made]
  }
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const [path = ''] = (request.url ?? '').split('?')
      const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '')
      const known = /^\/(token|notes(\/[^/]+)?)$/.test(path) && ['GET', 'POST', 'DELETE'].includes(method)
      const [status, body] = known ? answer(method, path, request.headers.authorization, text) : [404]
      response.writeHead(status, body === undefined ? {} : { 'Content-Type': 'application/json' })
      response.end(body === undefined || request.method === 'HEAD' ? undefined : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, forms, notes }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function read(text: string): { readonly text?: unknown } | undefined {
  try {
    return JSON.parse(text) as { readonly text?: unknown }
  } catch {
    return undefined
  }
}

async function run(flow: 'clientCredentials' | 'password', habits: Habits) {
  const server = await serveNotes(habits)
  const document = documentWith(flow)
  const obtained = await obtainTokens(
    [document],
    { target: server.target, auth: { oauth: 'shop:s3cret-of-shop' } },
    createSend({ timeoutMs: 5000 }),
  )
  let count = 0
  const report = await verify({
    ...obtained,
    documents: [document],
    target: server.target,
    mock: false,
    selection: { only: ['examples', 'lifecycle', 'auth'] },
    timeoutMs: 5000,
    now: Date.now,
    createId: () => `k${(count++).toString(36).padStart(3, '0')}`,
  })
  return { ...server, report, said: report.findings.map(({ rule, message }) => `${rule}: ${message}`) }
}

describe('an access token that ends in the middle of a run', () => {
  it('is got anew with the credentials of the client, and nothing is reported of it', async () => {
    const { forms, said, notes, report } = await run('clientCredentials', { lasts: 7, renews: () => true })
    expect(said).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(notes.size).toBe(0)
    expect(forms.length).toBeGreaterThan(3)
    expect(report.coverage.reached).toBe(4)
  })

  it('is renewed with the refresh token that came with it, each time the last', async () => {
    const { forms, said } = await run('password', {
      lasts: 7,
      renews: ({ refresh_token }) => refresh_token?.startsWith('refresh-') ?? false,
    })
    expect(said).toEqual([])
    expect(forms.slice(0, 3)).toEqual([
      { grant_type: 'password', username: 'shop', password: 's3cret-of-shop' },
      { grant_type: 'refresh_token', refresh_token: 'refresh-1-of-the-run' },
      { grant_type: 'refresh_token', refresh_token: 'refresh-2-of-the-run' },
    ])
  })

  it('is asked for once where no other is given', async () => {
    const { forms, report } = await run('clientCredentials', { lasts: 12, renews: () => false })
    expect(forms).toHaveLength(1)
    expect(report.cases.find(({ id }) => id === 'notes/createNote/examples/generated')?.reason).toMatch(/accepted before/)
    expect(report.unrestored).toEqual([])
  })

  it('is not renewed again and again for an operation that lets nobody in', async () => {
    const { forms, report } = await run('clientCredentials', { lasts: 1000, renews: () => true, bars: /DELETE|GET \/notes\/./ })
    expect(forms.length).toBeLessThanOrEqual(3)
    expect(report.coverage.reached).toBeLessThan(4)
  })

  it('is in no report, nor is what it is renewed with', async () => {
    const { report } = await run('password', { lasts: 7, renews: () => true, bars: /GET \/notes\/./ })
    expect(JSON.stringify(report)).not.toMatch(/-of-the-run|s3cret/)
  })
})
