import { describe } from 'vitest'
import { milvus as api } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'
import { mockTest } from '../../mocks/hosts/vitest/index.ts'
import { createObservedMock } from '../../mocks/hosts/vitest/observed-mock.ts'
import { describeRefusals, describeUnhandled } from '../../mocks/hosts/vitest/problems.ts'

const test = mockTest({ milvus: api, uiza })

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`http://milvus.test/v2/vectordb/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const change = { userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' }

describe('a test fails by itself', () => {
  test.fails('on a request nobody answers', async () => {
    await fetch('http://nobody.test/').catch(() => {})
  })
  test.fails('on a value against a rule', () => post('users/update_password', { ...change, newPassword: 'short' }))
  test.fails('on a missing value', () => post('users/update_password', { userName: 'root' }))
  test.fails('on a body that is no JSON', () => post('users/update_password', '{'))
  test.fails('on a path that is no operation', () => post('users/update', change))
  test.fails('on a method that is no operation', () => fetch('http://milvus.test/v2/vectordb/users/list'))
  test.fails('when the mock is asked directly', async ({ milvus }) => {
    await milvus.fetch(new Request('http://milvus.test/v2/vectordb/users/update'))
  })

  test('but not when the state refuses what the document allows', async ({ expect }) => {
    const response = await post('users/update_password', { ...change, password: 'Wr0ng-password' })
    expect(await response.json()).toMatchObject({ code: 1400 })
  })

  test('nor when the refusal is what it is about', async ({ milvus, expect }) => {
    await post('users/update_password', { ...change, newPassword: 'short' })
    await post('users/update', change)
    expect(milvus).toHaveRefused('updatePassword', { userName: 'root' })
    expect(milvus).toHaveRefused()
  })

  test.fails('when another one is refused than it expects', async ({ milvus, expect }) => {
    await post('users/update_password', { ...change, newPassword: 'short' })
    expect(milvus).toHaveRefused('updatePassword', { userName: 'milvusAdmin' })
  })
})

describe('the reason', () => {
  test('names the rule, its place, and what to do; and no password', async ({ expect }) => {
    const mock = createObservedMock(api)
    const body = JSON.stringify({ ...change, newPassword: 'short' })
    await mock.fetch(new Request('http://milvus.test/v2/vectordb/users/update_password?token=secret', { method: 'POST', body }))
    const text = describeRefusals('milvus', mock).join('\n')
    expect(text).toMatch(
      /^milvus received requests that .*milvus\.yaml does not allow:\n {2}POST \/v2\/vectordb\/users\/update_password \(updateP/,
    )
    expect(text).toMatch(/\n {4}\/newPassword must NOT have fewer than 8 characters \(.*milvus\.yaml:\d+:\d+\)\n/)
    expect(text).toContain("expect(milvus).toHaveRefused('updatePassword')")
    expect(text).not.toMatch(/short|secret|Milvus/)
  })

  test('names who is not answered, without its query', ({ expect }) => {
    expect(describeUnhandled(['GET http://nobody.test/x?token=secret'])).toEqual([
      'No mock handles:',
      '  GET http://nobody.test/x',
      expect.stringContaining('mockTest'),
    ])
  })
})

describe('toHaveReceived and toHaveRecord', () => {
  test('compare what they name', async ({ milvus, expect }) => {
    expect(milvus).not.toHaveReceived('updatePassword')
    await post('users/update_password', change)
    expect(milvus).toHaveReceived('updatePassword')
    expect(milvus).toHaveReceived('updatePassword', { userName: 'root', newPassword: expect.stringMatching(/^N3w/) })
    expect(milvus).not.toHaveReceived('updatePassword', { userName: 'milvusAdmin' })
    expect(milvus).toHaveRecord('users', { userName: 'root', password: 'N3w-secret' })
    expect(milvus).not.toHaveRecord('users', { userName: 'root', password: 'Milvus' })
  })

  test('find values of the query', async ({ uiza, expect }) => {
    const headers = { Authorization: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51' }
    await fetch('http://uiza.test/api/public/v3/admin/user?page=1&limit=5', { headers })
    expect(uiza).toHaveReceived('retrieveUser', { page: 1, limit: 5 })
  })

  test('tell what came instead, and no password', async ({ milvus, expect }) => {
    await post('users/update_password', change)
    const asked = () => expect(milvus).toHaveReceived('updatePassword', { userName: 'x', password: 'y' })
    expect(asked).toThrow('expected a request for updatePassword with {"userName":"x","password":"[hidden]"}')
    expect(asked).toThrow('received:\n  updatePassword {"userName":"root","password":"[hidden]","newPassword":"[hidden]"}')
    const looked = () => expect(milvus).toHaveRecord('users', { password: 'x' })
    expect(looked).toThrow('records:\n  {"userName":"root","password":"[hidden]"')
  })

  test('know the names there are', ({ milvus, expect }) => {
    expect(() => expect(milvus).not.toHaveReceived('changePassword')).toThrow(
      /has no operation "changePassword"\. It has: updatePassword/,
    )
    expect(() => expect(milvus).not.toHaveRecord('people', {})).toThrow('This mock has no collection "people".')
  })
})

describe('toKeepContract', () => {
  const json = (status: number, body: unknown, type = 'application/json') =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })

  test('holds for what the mock answers, by URL', async ({ milvus, expect }) => {
    await expect(await post('users/update_password', change)).toKeepContract(milvus)
    await expect(await post('users/update_password', change)).toKeepContract(api)
  })

  test('knows which operation was asked where a path has several', async ({ uiza, expect }) => {
    const headers = { Authorization: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51' }
    const response = await fetch('http://uiza.test//api/public/v3/admin/user?page=1', { headers })
    await expect(response).toKeepContract(uiza)
    await expect(response).toKeepContract(uiza, 'retrieveUser')
  })

  test('leaves the body to whoever reads it next', async ({ milvus, expect }) => {
    const response = await post('users/update_password', change)
    await expect(response).toKeepContract(milvus)
    expect(await response.json()).toEqual({ code: 0, data: {} })
  })

  for (const [what, response, message] of [
    ['another status', json(418, { code: 0, data: {} }), /expected status 200.*actual 418 \(.*milvus\.yaml:\d+:\d+\)/],
    ['another content type', json(200, { code: 0, data: {} }, 'text/html'), /content type application\/json, actual text\/html/],
    ['a property too many', json(200, { code: 0, data: {}, extra: 1 }), /must NOT have (unevaluated|additional) properties/],
    ['a body that is no JSON', new Response('<html>', { headers: { 'Content-Type': 'application/json' } }), /expected JSON/],
    [
      'a body nested deeper than a stack reaches',
      new Response('['.repeat(200_000) + ']'.repeat(200_000), { headers: { 'Content-Type': 'application/json' } }),
      /nested more than 500 levels deep/,
    ],
  ] as const)
    test(`notices ${what}`, async ({ milvus, expect }) => {
      const checked = expect(expect(response).toKeepContract(milvus, 'updatePassword'))
      await checked.rejects.toThrow(message)
    })

  test('asks for the operation where it cannot know', async ({ milvus, expect }) => {
    await expect(expect(json(200, {})).toKeepContract(milvus)).rejects.toThrow(/Name the operation/)
    await expect(expect(json(200, {})).toKeepContract(milvus, 'nope')).rejects.toThrow(/has no operation "nope"/)
  })
})
