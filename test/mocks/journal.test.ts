import { afterEach, describe, expect, it } from 'vitest'
import { type AnyMock, createMock, type JournalEntry } from '#mocks'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from './host.ts'

const users = '/v2/vectordb/users'
const adminKey = 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'

interface Sent {
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
}

describe.each(hosts)('the journal in $host', ({ open }) => {
  let host: OpenHost | undefined
  afterEach(async () => {
    await host?.close()
    host = undefined
  })

  async function start(...mocks: AnyMock[]): Promise<OpenHost['send']> {
    host = await open(...mocks)
    return host.send
  }

  it('tells of each request and its answer, the newest last', async () => {
    const mock = createMock(milvus, { now: () => 0 })
    const send = await start(mock)
    await send('POST', `${users}/list`, { body: {} })
    await send('POST', `${users}/nothing?page=2`, { body: {} })
    const [listed, unknown] = mock.journal.list()
    expect(listed).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      sandbox: null,
      api: 'milvus',
      operation: 'listUsers',
      request: { method: 'POST', path: `${users}/list`, query: '', body: {} },
      response: { status: 200, body: { code: 0, data: ['milvusAdmin', 'root'] } },
    })
    expect(unknown).toMatchObject({ operation: null, request: { query: 'page=2' }, response: { status: 404 } })
    expect(unknown?.id).toBeGreaterThan(listed?.id ?? 0)
  })

  it('shows no secret: neither one sent, nor one refused, nor one given', async () => {
    const mocks = [createMock(milvus), createMock(uiza)] as const
    const send = await start(...mocks)
    const change = { userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' }
    await send('POST', `${users}/update_password`, { headers: { Authorization: 'Bearer root:Milvus' }, body: change })
    await send('POST', `${users}/update_password`, { body: { ...change, newPassword: ['N3w-secret'] } })
    await send('POST', `${users}/update_password`, { body: '{"password":"Milvus' })
    await send('POST', '/api/public/v3/admin/user/auth', { body: { email: 'user_test@uiza.io', password: 'FMpsr<4[dGPu?B#u' } })
    await send('GET', '/api/public/v3/admin/user', { headers: { Authorization: adminKey } })
    const told = JSON.stringify(mocks.flatMap(({ journal }) => journal.list()))
    expect(told).toContain('(hidden)')
    for (const secret of ['"Milvus', 'root:Milvus', 'N3w-secret', 'FMpsr<4', adminKey]) expect(told).not.toContain(secret)
  })

  it.each([
    ['X-Api-Key', { headers: { 'X-Api-Key': 's3cret-value' } }],
    ['x-auth-token', { headers: { 'x-auth-token': 's3cret-value' } }],
    ['X-Authorization', { headers: { 'X-Authorization': 'Bearer s3cret-value' } }],
    ['?token=', { query: 'token=s3cret-value&page=2' }],
    ['?access_token= twice', { query: 'access_token=s3cret-value&access_token=s3cret-value' }],
    ['?apikey=', { query: 'apikey=s3cret%2Dvalue' }],
    ['Password', { body: { Password: 's3cret-value' } }],
    ['client_secret, inside', { body: { auth: { client_secret: ['s3cret-value'] }, note: 'it is s3cret-value' } }],
    ['apiKey, and where else it stands', { body: { apiKey: 's3cret-value' }, headers: { Referer: 'http://x/?q=s3cret-value' } }],
  ] as const)('knows a secret by its name: %s', async (_, { query = '', headers = {}, body = {} }: Sent) => {
    const mock = createMock(milvus)
    const send = await start(mock)
    await send('POST', `${users}/list${query === '' ? '' : `?${query}`}`, { headers, body })
    await send('POST', `${users}/s3cret-value`, { headers, body })
    const [listed] = mock.journal.list()
    expect(listed?.response).toMatchObject({ status: 200, body: { data: ['milvusAdmin', 'root'] } })
    expect(JSON.stringify(listed?.response)).not.toContain('hidden')
    expect(JSON.stringify(listed)).toMatch(/\(hidden\)|%28hidden%29/)
    expect(JSON.stringify(listed)).not.toMatch(/s3cret/)
  })

  it('shows what only sounds like a secret', async () => {
    const mock = createMock(milvus)
    const send = await start(mock)
    const body = { tokenType: 'bearer-like', total_tokens: 1234, passwordPolicy: 'server', author: 'Ada' }
    await send('POST', `${users}/list?author=Ada&keyword=abc`, { body })
    expect(mock.journal.list()[0]?.request).toMatchObject({ body, query: 'author=Ada&keyword=abc' })
  })

  it('remembers the last thousand, and two hundred of each sandbox', async () => {
    const mock = createMock(milvus)
    const send = await start(mock)
    for (let count = 0; count < 1_005; count += 1) await send('POST', `${users}/n${count}`, { body: {} })
    for (let count = 0; count < 205; count += 1) await send('POST', `/__sandbox/one${users}/n${count}`, { body: {} })
    const paths = (entries: readonly JournalEntry[]) => [entries.length, entries[0]?.request.path, entries.at(-1)?.request.path]
    expect(paths(mock.journal.list())).toEqual([1_000, `${users}/n5`, `${users}/n1004`])
    expect(paths(mock.sandbox('one').journal.list())).toEqual([200, `${users}/n5`, `${users}/n204`])
  })

  it('tells the length only of a body too long to keep', async () => {
    const mock = createMock(milvus)
    const send = await start(mock)
    await send('POST', `${users}/list`, { body: { dbName: 'x'.repeat(70_000) } })
    expect(mock.journal.list()[0]?.request.body).toBe('(70013 characters)')
  })
})

describe('the journal in code', () => {
  const post = (path: string, headers = {}) =>
    new Request(`http://mock.test${users}/${path}`, { method: 'POST', headers, body: '{}' })

  it('is searched by operation and status, from an entry on, and so many at most', async () => {
    const mock = createMock(milvus)
    for (const path of ['list', 'describe', 'list', 'nothing']) await mock.fetch(post(path))
    await mock.fetch(post('list', { Authorization: 'Bearer root:wrong' }))
    const operations = (query: object) => mock.journal.list(query).map(({ operation }) => operation)
    expect(operations({ operation: 'listUsers' })).toEqual(['listUsers', 'listUsers', 'listUsers'])
    expect(operations({ operation: 'listUsers', status: 401 })).toEqual(['listUsers'])
    expect(operations({ status: '4xx' })).toEqual([null, 'listUsers'])
    expect(operations({ limit: 2 })).toEqual([null, 'listUsers'])
    expect(operations({ after: mock.journal.list()[2]?.id })).toEqual([null, 'listUsers'])
  })

  it('tells of each entry as it comes, of one sandbox or of all, until one has heard enough', async () => {
    const mock = createMock(milvus)
    const heard: string[] = []
    const end = mock.sandbox('one').journal.onEntry(({ sandbox }) => heard.push(`one: ${sandbox}`))
    const endAll = mock.onEntry(({ sandbox }) => heard.push(`all: ${sandbox}`))
    await mock.fetch(post('list'))
    await mock.sandbox('one').fetch(post('list'))
    end()
    endAll()
    await mock.sandbox('one').fetch(post('list'))
    expect(heard).toEqual(['all: null', 'one: one', 'all: one'])
  })

  it('is empty once it is cleared, and stays through a reset', async () => {
    const mock = createMock(milvus)
    await mock.fetch(post('list'))
    await mock.reset()
    expect(mock.journal.list()).toHaveLength(1)
    mock.journal.clear()
    expect(mock.journal.list()).toEqual([])
  })
})
