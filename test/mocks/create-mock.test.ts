import { getResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, describe, expect, it } from 'vitest'
import { answer, createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'

const origin = 'http://localhost:19530'
const users = `${origin}/v2/vectordb/users`
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers,
  body: JSON.stringify(body),
})
const documented = { newPassword: 'P@ssw0rd!', userName: 'milvusAdmin', password: 'P@ssw0rd' }
const json = async (response: Promise<Response>): Promise<unknown> => (await response).json()

describe('createMock', () => {
  it('answers in process, without any host', async () => {
    const mock = createMock(milvus)
    expect(await json(mock.fetch(new Request(`${users}/list`, post({}))))).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
    expect((await mock.fetch(new Request('http://elsewhere.test/'))).status).toBe(404)
  })

  it('keeps two mocks apart', async () => {
    const [one, other] = [createMock(milvus), createMock(milvus)]
    await one.fetch(new Request(`${users}/update_password`, post(documented)))
    expect(one.users.find('milvusAdmin')?.password).toBe('P@ssw0rd!')
    expect(other.users.find('milvusAdmin')?.password).toBe('P@ssw0rd')
  })

  it('lets a test prepare and look at the state', async () => {
    const mock = createMock(milvus)
    await mock.users.create({ userName: 'ada', password: 'Le4rn-math' })
    const headers = { Authorization: 'Bearer ada:Le4rn-math' }
    expect((await mock.fetch(new Request(`${users}/describe`, post({ userName: 'ada' }, headers)))).status).toBe(200)
    await mock.users.update((query) => query.where({ userName: 'ada' }), {
      data: (user) => {
        user.password = 'N0t-the-one'
      },
    })
    expect((await mock.fetch(new Request(`${users}/describe`, post({ userName: 'ada' }, headers)))).status).toBe(401)
  })

  it('says loudly which operation failed, and not with which values', async () => {
    const errors: unknown[] = []
    const broken = {
      ...milvus,
      operations: {
        ...milvus.operations,
        updatePassword: () => Promise.reject(new Error('cannot store P@ssw0rd!')),
        listUsers: () => answer('listed', { userNames: 'not a list' }),
        describeUser: () => answer('no such example'),
      },
    }
    const mock = createMock(broken, { onError: (error) => errors.push(error) })
    const text = async (operation: string, body: object) =>
      (await mock.fetch(new Request(`${users}/${operation}`, post(body)))).text()
    expect(await text('update_password', documented)).toBe(
      'doublecheck mock: the operation "updatePassword" failed: Error: cannot store (hidden)',
    )
    expect(await text('list', {})).toMatch(
      /the response "listed" \(openapi\/milvus\.yaml:\d+:\d+\) does not match the document: \/data must be array/,
    )
    expect(await text('describe', { userName: 'root' })).toContain('"describeUser" has no response example "no such example"')
    expect(errors).toHaveLength(3)
  })
})

describe('scenarios', () => {
  it('begins with exactly the accounts the pages speak of', async () => {
    expect((await createMock(milvus).snapshot()).users).toEqual([
      { userName: 'root', password: 'Milvus' },
      { userName: 'milvusAdmin', password: 'P@ssw0rd' },
    ])
    const { users, keys } = await createMock(uiza).snapshot()
    expect(users).toMatchObject([{ id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c', password: 'FMpsr<4[dGPu?B#u' }])
    expect(keys).toEqual([{ key: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51' }])
  })

  it('begins with no account, or with those it is given', async () => {
    const empty = await createMock(milvus, { scenario: 'empty' }).snapshot()
    expect(empty.users).toEqual([])
    expect(empty.roles).toMatchObject([{ roleName: 'admin' }, { roleName: 'public' }])
    const ada = { userName: 'ada', password: 'Le4rn-math' }
    expect(await createMock(milvus, { scenario: { users: [ada] } }).snapshot()).toEqual({ ...empty, users: [ada] })
    expect((await createMock(uiza, { scenario: { users: [] } }).snapshot()).keys).toHaveLength(1)
  })

  it('refuses a scenario it does not know, and one with the same user twice', () => {
    expect(() => createMock(milvus, { scenario: 'full' })).toThrow(
      'The API "milvus" has no scenario "full". It has: documented, empty.',
    )
    const ada = { userName: 'ada', password: 'Le4rn-math' }
    expect(() => createMock(milvus, { scenario: { users: [ada, ada] } })).toThrow(
      'Two records of "users" have the value "ada" in "userName".',
    )
  })
})

describe('reset, snapshot and restore', () => {
  it('goes back to the beginning, or to any state seen before', async () => {
    const mock = createMock(milvus)
    const change = () => mock.fetch(new Request(`${users}/update_password`, post(documented)))
    await change()
    const changed = await mock.snapshot()
    await mock.reset()
    expect(mock.users.find('milvusAdmin')?.password).toBe('P@ssw0rd')
    await mock.restore(changed)
    expect(mock.users.find('milvusAdmin')?.password).toBe('P@ssw0rd!')
    expect(await json(change())).toMatchObject({ code: 1400 })
  })

  it('gives plain data that later changes do not reach', async () => {
    const mock = createMock(milvus)
    const before = await mock.snapshot()
    await mock.fetch(new Request(`${users}/update_password`, post(documented)))
    expect(JSON.parse(JSON.stringify(before))).toEqual(await createMock(milvus).snapshot())
  })

  it('wait for what is running, and what comes later waits for them', async () => {
    const mock = createMock(milvus)
    const path = '/v2/vectordb/users/update_password'
    const change = async () =>
      (await mock.receive({ method: 'POST', path, query: '', header: () => undefined, body: JSON.stringify(documented) })).body
    const [first, second, , third, after] = await Promise.all([change(), change(), mock.reset(), change(), mock.snapshot()])
    expect([first, second, third].map((body) => JSON.parse(body ?? '').code)).toEqual([0, 1400, 0])
    expect(after.users).toContainEqual({ userName: 'milvusAdmin', password: 'P@ssw0rd!' })
  })

  it('keeps the state when it is asked for one that cannot be', async () => {
    const mock = createMock(milvus)
    const twice = { userName: 'ada', password: 'Le4rn-math' }
    await expect(mock.restore({ users: [twice, twice] })).rejects.toThrow('Two records of "users"')
    expect(mock.users.count()).toBe(2)
  })
})

describe('authorization', () => {
  const status = async (authorization: 'optional' | 'required' | 'off', credential?: string) => {
    const headers: Record<string, string> = credential === undefined ? {} : { Authorization: credential }
    return (
      await createMock(milvus, { authorization }).fetch(new Request(`${users}/describe`, post({ userName: 'ada' }, headers)))
    ).status
  }

  it.each([
    ['optional', 200, 401, 200],
    ['required', 401, 401, 200],
    ['off', 200, 200, 200],
  ] as const)('%s: none %i, a wrong one %i, the right one %i', async (authorization, none, wrong, right) => {
    expect(await status(authorization)).toBe(none)
    expect(await status(authorization, 'Bearer root:wrong')).toBe(wrong)
    expect(await status(authorization, 'Bearer root:Milvus')).toBe(right)
  })
})

describe('handlers', () => {
  let close = () => {}
  const intercept = (...mocks: ReturnType<typeof createMock>[]) => {
    const server = setupServer(...mocks.flatMap(({ handlers }) => handlers))
    server.listen({ onUnhandledFrame: 'error' })
    close = () => server.close()
  }
  afterEach(() => {
    close()
    close = () => {}
  })

  it('answer at any origin when there is no base URL', async () => {
    intercept(createMock(milvus))
    expect((await fetch(`https://one.test/v2/vectordb/users/list`, post({}))).status).toBe(200)
    expect((await fetch(`${users}/list`, post({}))).status).toBe(200)
  })

  it('answer below the base URL only, and leave the rest to others', async () => {
    const { handlers } = createMock(milvus, { baseUrl: 'http://LOCALHOST:19530/proxy/' })
    const answered = async (url: string) => (await getResponse([...handlers], new Request(url, post({}))))?.status
    expect(await answered(`${origin}/proxy/v2/vectordb/users/list`)).toBe(200)
    expect(await answered(`${users}/list`)).toBeUndefined()
    expect(await answered('http://localhost:1953/proxy/v2/vectordb/users/list')).toBeUndefined()
    expect(await answered(`${origin}/proxy/v2/vectordb/collections/list`)).toBeUndefined()
  })

  it('refuse a base URL without a scheme', () => {
    expect(() => createMock(milvus, { baseUrl: 'localhost:19530' })).toThrow('The base URL "localhost:19530" is not a URL.')
  })

  it("answer every request below the API's own path, in the API's words", async () => {
    intercept(createMock(milvus), createMock(uiza))
    expect(await (await fetch(`${users}/nothing`, post({}))).text()).toBe('404 page not found')
    const response = await fetch(`${origin}//api/public/v3/admin/user/nothing`, { headers: { Authorization: 'x' } })
    expect(await response.json()).toMatchObject({ code: 401, type: 'ERROR' })
  })
})
