import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '#mocks'
import { type UizaState, uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from '../host.ts'

const path = '/api/public/v3/admin/user'
const headers = { authorization: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51' }
const id = '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c'
const ada = { status: 1, username: 'ada', email: 'ada@example.com', password: 'any thing', fullname: 'Ada Lovelace' }

describe.each(hosts)('the other user operations of Uiza in $host', ({ open }) => {
  let mock: Mock<UizaState>
  let host: OpenHost

  beforeEach(async () => {
    mock = createMock(uiza, { now: () => 0 })
    host = await open(mock)
  })
  afterEach(() => host.close())

  it('creates an account, which can be retrieved without its password, and deleted once', async () => {
    const created = (await host.send('POST', path, { body: ada, headers })).json as { data: { id: string } }
    const retrieved = await host.send('GET', `${path}?id=${created.data.id}`, { headers })
    expect(retrieved.json).toMatchObject({
      code: 200,
      data: {
        id: created.data.id,
        isAdmin: 0,
        username: 'ada',
        email: 'ada@example.com',
        fullName: 'Ada Lovelace',
        createdAt: '1970-01-01T00:00:00.000Z',
      },
    })
    expect(retrieved.text).not.toContain('any thing')
    const remove = async () => (await host.send('DELETE', path, { body: { id: created.data.id }, headers })).status
    expect(await remove()).toBe(200)
    expect(await remove()).toBe(404)
    expect((await host.send('GET', `${path}?id=${created.data.id}`, { headers })).status).toBe(404)
  })

  it('retrieves the account the pages speak of, in both notations', async () => {
    for (const prefix of ['', '/']) {
      const response = await host.send('GET', `${prefix}${path}?id=${id}`, { headers })
      expect(response.json).toMatchObject({ data: { id, username: 'user_test', email: 'user_test@uiza.io' } })
    }
  })

  it.each(['', '?', '?id='])('lists everybody where the query is "%s"', async (query) => {
    const response = await host.send('GET', `${path}${query}`, { headers })
    expect(response.json).toMatchObject({ data: [{ id }], metadata: { total: 1 } })
  })

  it('cancels the keys of an account that is deleted', async () => {
    await mock.keys.create({ key: 'own', userId: id })
    expect((await host.send('GET', `${path}?id=${id}`, { headers: { authorization: 'own' } })).status).toBe(200)
    await host.send('DELETE', path, { body: { id }, headers })
    expect((await host.send('GET', `${path}?id=${id}`, { headers: { authorization: 'own' } })).status).toBe(401)
  })

  it('answers 404 in its envelope where there is no operation', async () => {
    const response = await host.send('POST', `${path}/nothing`, { body: {}, headers })
    expect(response.status).toBe(404)
    expect(response.json).toMatchObject({ code: 404, type: 'ERROR', message: 'Not found' })
  })
})
