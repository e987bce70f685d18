import { afterEach, describe, expect, it } from 'vitest'
import { type AnyMock, createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from './host.ts'

const change = '/v2/vectordb/users/update_password'
const list = '/v2/vectordb/users/list'
const inSandbox = (name: string) => ({ 'Doublecheck-Sandbox': name })
const dropped = 'doublecheck-sandbox-reset'

describe.each(hosts)('sandboxes in $host', ({ open }) => {
  let host: OpenHost | undefined
  afterEach(async () => {
    await host?.close()
    host = undefined
  })

  async function start(...mocks: AnyMock[]): Promise<OpenHost['send']> {
    host = await open(...mocks)
    return host.send
  }

  /** Changes the password of root to a new one and on, and says what each answer was. */
  async function changeInChain(send: OpenHost['send'], name: string, passwords: readonly string[]): Promise<unknown[]> {
    const codes: unknown[] = []
    for (const [index, newPassword] of passwords.slice(1).entries()) {
      const body = { userName: 'root', password: passwords[index], newPassword }
      codes.push(((await send('POST', change, { headers: inSandbox(name), body })).json as { code: number }).code)
    }
    return codes
  }

  it('are named by a header or before the path, and each has a state of its own', async () => {
    const send = await start(createMock(milvus))
    const body = { userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' }
    const changed = async (path: string, headers = {}) => (await send('POST', path, { headers, body })).json
    expect(await changed(change)).toEqual({ code: 0, data: {} })
    expect(await changed(change)).toMatchObject({ code: 1400 })
    expect(await changed(change, inSandbox('one'))).toEqual({ code: 0, data: {} })
    expect(await changed(`/__sandbox/two${change}`)).toEqual({ code: 0, data: {} })
    expect(await changed(`/__sandbox/one${change}`)).toMatchObject({ code: 1400 })
  })

  it('keep both slashes of a path that begins with two', async () => {
    const send = await start(createMock(uiza))
    expect((await send('GET', '/__sandbox/one//api/public/v3/admin/user')).status).toBe(401)
  })

  it('stand in the path one is sent on to', async () => {
    const send = await start(createMock(milvus))
    expect((await send('POST', `/__sandbox/one${list}/`, { body: {} })).header('location')).toBe(`/__sandbox/one${list}`)
  })

  it.each([
    ['in the header', list, inSandbox('../one')],
    ['in the header, empty', list, inSandbox('')],
    ['before the path', `/__sandbox/a%20b${list}`, {}],
    ['before the path, empty', `/__sandbox/${list}`, {}],
  ])('refuse a name that is none, %s', async (_, path, headers) => {
    const send = await start(createMock(milvus))
    const refused = await send('POST', path, { headers, body: {} })
    expect([refused.status, refused.header('content-type')]).toEqual([422, 'application/problem+json'])
    expect(refused.json).toMatchObject({ detail: 'The name of a sandbox has 1 to 64 letters, digits, ".", "_" or "-".' })
  })

  it('never meet: two hundred at once, each changing the same password over and over', async () => {
    const send = await start(createMock(milvus))
    const chainOf = (index: number) => ['Milvus', `S3cret-${index}-a`, `S3cret-${index}-b`, `S3cret-${index}-c`]
    const chains = Array.from({ length: 200 }, (_, index) => changeInChain(send, `worker-${index}`, chainOf(index)))
    expect(new Set((await Promise.all(chains)).map((codes) => codes.join()))).toEqual(new Set(['0,0,0']))
    const foreign = { userName: 'root', password: 'S3cret-1-c', newPassword: 'N3w-secret' }
    expect((await send('POST', change, { headers: inSandbox('worker-0'), body: foreign })).json).toMatchObject({ code: 1400 })
  })

  it('are a thousand at most: one more drops the least recently used, which is told when it is asked for again', async () => {
    const mock = createMock(milvus)
    const send = await start(mock)
    const ask = (name: string) => send('POST', list, { headers: inSandbox(name), body: {} })
    await changeInChain(send, 'box-1', ['Milvus', 'N3w-secret'])
    for (let index = 0; index < 1_000; index += 1) await ask(`box-${index}`)
    expect((await ask('box-0')).header(dropped)).toBeNull()
    await ask('one-more')
    expect(mock.sandboxes()).toMatchObject({ limit: 1_000, dropped: 1 })
    expect((await ask('box-0')).header(dropped)).toBeNull()
    expect((await ask('box-1')).header(dropped)).toBe('least-recently-used')
    expect((await ask('box-1')).header(dropped)).toBeNull()
    const [first, second] = mock.sandbox('box-1').journal.list()
    expect(first?.notes).toEqual(['the sandbox was dropped as the least recently used, and reset'])
    expect(second?.notes).toBeUndefined()
    expect(await changeInChain(send, 'box-1', ['Milvus', 'N3w-secret'])).toEqual([0])
  })
})

describe('sandboxes in code', () => {
  it('are what the requests of that name meet', async () => {
    const mock = createMock(milvus)
    const one = mock.sandbox('one')
    await one.users.create({ userName: 'ada', password: 'Le4rn-math' })
    const asked = (name: string) =>
      mock.fetch(new Request(`http://mock.test${list}`, { method: 'POST', headers: inSandbox(name), body: '{}' }))
    expect(await (await asked('one')).json()).toEqual({ code: 0, data: ['ada', 'milvusAdmin', 'root'] })
    expect(await (await asked('two')).json()).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
    expect(mock.users.find('ada')).toBeUndefined()
  })

  it('answer for themselves: the requests need not name them', async () => {
    const one = createMock(milvus).sandbox('one')
    await one.reset('empty')
    const response = await one.fetch(new Request(`http://mock.test${list}`, { method: 'POST', body: '{}' }))
    expect(await response.json()).toEqual({ code: 0, data: [] })
    expect(one.journal.list()).toMatchObject([{ sandbox: 'one', operation: 'listUsers' }])
  })

  it('begin with what the mock began with, and go back to it', async () => {
    const ada = { userName: 'ada', password: 'Le4rn-math' }
    const one = createMock(milvus, { scenario: { users: [ada] } }).sandbox('one')
    await one.users.create({ userName: 'bob', password: 'Bu1ld-more' })
    await one.reset()
    expect((await one.snapshot()).users).toEqual([ada])
    await expect(one.reset('full')).rejects.toThrow('The API "milvus" has no scenario "full". It has: documented, empty.')
  })

  it('are not made by who just looks', () => {
    const mock = createMock(milvus)
    expect([mock.sandbox('one').journal.list(), mock.sandbox('one').faults.list()]).toEqual([[], []])
    expect(mock.sandboxes().sandboxes).toEqual([])
  })

  it('refuse a name that is none', () => {
    expect(() => createMock(milvus).sandbox('a b')).toThrow('"a b" cannot be the name of a sandbox.')
  })
})
