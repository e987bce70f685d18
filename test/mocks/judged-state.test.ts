import { describe, expect, it, onTestFinished } from 'vitest'
import { createMock, StoreError } from '#mocks'
import { milvus } from '#mocks/milvus'
import { openapi } from '#mocks/openapi'
import { startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'

const ada = { userName: 'ada', password: 'Le4rn-math' }
const grant = { objectType: 'Global', objectName: '*', privilege: 'All', dbName: 'default', grantor: 'root' }

async function start() {
  const mocks = [createMock(milvus), createMock(uiza)] as const
  const { url, close } = await startServer({ mocks })
  onTestFinished(close)
  const put = async (apis: object) => {
    const response = await fetch(`${url}/__doublecheck/state`, { method: 'PUT', body: JSON.stringify({ apis }) })
    return { status: response.status, detail: ((await response.json()) as { readonly detail?: string }).detail }
  }
  const state = () => Promise.all(mocks.map((mock) => mock.snapshot()))
  const [user] = (await mocks[1].snapshot()).users
  return { put, state, user }
}

describe('a state that is given to a mock', () => {
  it.each([
    ['a wrong type', { users: [ada, { ...ada, userName: 'bob', password: 5 }] }, 'users/1: /password must be string'],
    ['a key of a wrong type', { users: [{ ...ada, userName: 7 }] }, 'users/0: /userName must be string'],
    ['a field that is missing', { users: [{ userName: 'ada' }] }, 'users/0: /password is missing'],
    ['a field nobody knows', { users: [{ ...ada, username: 'ada' }] }, 'users/0: /username is not known'],
    ['a wrong type inside', { users: [{ ...ada, roles: 'admin' }] }, 'users/0: /roles must be array'],
    [
      'another collection',
      { users: [ada], roles: [{ roleName: 'r', privileges: [{ ...grant, dbName: null }] }] },
      'roles/0: /privileges/0/dbName must be string',
    ],
  ])('is refused for %s, with record and field, and changes nothing', async (_, records, detail) => {
    const { put, state } = await start()
    const before = await state()
    expect(await put({ uiza: { users: [] }, milvus: records })).toEqual({
      status: 422,
      detail: `The document of "milvus" does not allow the record ${detail}.`,
    })
    expect(await state()).toEqual(before)
  })

  it('of Uiza is refused as well: what is kept has to be what may be told', async () => {
    const { put, user } = await start()
    const refusal = async (changes: object) => (await put({ uiza: { users: [{ ...user, ...changes }] } })).detail
    expect(await refusal({ isAdmin: true })).toContain('users/0: /isAdmin must be integer')
    expect(await refusal({ createdAt: 'yesterday' })).toContain('users/0: /createdAt must match format "date-time"')
    expect(await refusal({ nickname: 'Ada' })).toContain('users/0: /nickname is not known')
    expect((await put({ uiza: { keys: [{ key: 'k', expiresAt: 'soon' }] } })).detail).toContain(
      'keys/0: /expiresAt must be number',
    )
  })

  it('is taken where every record is one of the document', async () => {
    const { put, user } = await start()
    const apis = {
      milvus: { users: [{ ...ada, roles: ['r'] }], roles: [{ roleName: 'r', privileges: [grant] }] },
      uiza: { users: [{ ...user, avatar: null, dob: '01/02/2003', gender: 0 }], keys: [{ key: 'k', expiresAt: 1 }] },
    }
    expect((await put(apis)).status).toBe(200)
  })

  it('is judged in code too', async () => {
    const users = [{ ...ada, password: 5 as unknown as string }]
    const broken = new StoreError('broken-record', 'The document does not allow the record users/0: /password must be string.')
    const mock = createMock(milvus)
    await expect(mock.restore({ users })).rejects.toThrow(broken)
    await expect(mock.reset({ users })).rejects.toThrow(broken)
    await expect(mock.sandbox('one').restore({ users })).rejects.toThrow(broken)
    expect(() => createMock(milvus, { scenario: { users } })).toThrow(broken)
  })
})

describe('a state that is given to the mock of any document', () => {
  it.each([
    ['a wrong type', { id: 1, name: 5 }, '/name must be string'],
    ['a field that is missing', { id: 1 }, '/name is missing'],
  ])('is refused for %s, with record and field, and changes nothing', async (_, record, problem) => {
    const mock = createMock(await openapi('test/scripts/generate/pets.yaml'))
    const { url, close } = await startServer({ mocks: [mock] })
    onTestFinished(close)
    const before = await mock.snapshot()
    const response = await fetch(`${url}/__doublecheck/state`, {
      method: 'PUT',
      body: JSON.stringify({ apis: { [mock.name]: { pets: [{ id: 1, name: 'Juniper' }, record] } } }),
    })
    const { detail } = (await response.json()) as { readonly detail: string }
    expect([response.status, detail]).toEqual([422, expect.stringContaining(problem)])
    expect(await mock.snapshot()).toEqual(before)
  })

  it('is taken as it was given out', async () => {
    const mock = createMock(await openapi('test/scripts/generate/pets.yaml'))
    const before = await mock.snapshot()
    await mock.restore(before)
    expect(await mock.snapshot()).toEqual(before)
  })

  it('is refused above 16 MB with a problem that says what to do, and taken below', async () => {
    const mock = createMock(await openapi('test/scripts/generate/pets.yaml'))
    const { url, close } = await startServer({ mocks: [mock] })
    onTestFinished(close)
    const put = (name: string) => {
      const body = JSON.stringify({ apis: { [mock.name]: { pets: [{ id: 1, name }] } } })
      return fetch(`${url}/__doublecheck/state`, { method: 'PUT', body })
    }
    const refused = await put('x'.repeat(17_000_000))
    expect([refused.status, refused.headers.get('content-type')]).toEqual([413, 'application/problem+json'])
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('one API at a time') })
    expect(await (await put('x'.repeat(2_000_000))).json()).toMatchObject({ detail: expect.stringContaining('/name') })
  })
})
