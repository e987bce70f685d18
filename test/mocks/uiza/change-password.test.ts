import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '#mocks'
import { type UizaState, uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from '../host.ts'

const path = '/api/public/v3/admin/user/changepassword'
const authorization = 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'
/** The page's own request. */
const documented = {
  id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c',
  oldPassword: 'FMpsr<4[dGPu?B#u',
  newPassword: 'S57Eb{:aMZhW=)G$',
}
const now = Date.UTC(2026, 0, 2, 3, 4, 5, 6)

describe.each(hosts)('changePassword in $host', ({ open }) => {
  let mock: Mock<UizaState>
  let host: OpenHost
  const send = (method: string, at: string, body: unknown, headers: Record<string, string> = { authorization }) =>
    host.send(method, at, { body, headers })
  const put = async (body: unknown, headers?: Record<string, string>) => {
    const response = await send('PUT', path, body, headers)
    // Some official clients read the one, some the other.
    expect((response.json as { code: number }).code).toBe(response.status)
    return response
  }

  beforeEach(async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`)
    mock = createMock(uiza, { now: () => now, createId: () => ids.shift() ?? crypto.randomUUID() })
    host = await open(mock)
  })
  afterEach(() => host.close())

  it.each([
    ['POST', `/${path}`],
    ['POST', path],
    ['PUT', `/${path}`],
    ['PUT', path],
  ])("gives the page's response to %s %s, with a fresh datetime and requestId", async (method, at) => {
    const response = await send(method, at, documented)
    expect(response.status).toBe(200)
    expect(response.header('Content-Type')).toBe('application/json; charset=utf-8')
    expect(response.json).toEqual({
      data: { id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c' },
      version: 3,
      datetime: '2026-01-02T03:04:05.006Z',
      policy: 'public',
      requestId: '00000000-0000-4000-8000-000000000000',
      serviceName: 'api',
      message: 'OK',
      code: 200,
      type: 'SUCCESS',
    })
    expect(Object.keys(response.json as object)[0]).toBe('data')
    expect((await send(method, at, documented)).status).toBe(422)
  })

  it('goes A → B → C → A in every notation, and refuses each step a second time', async () => {
    const [a, b, c] = ['FMpsr<4[dGPu?B#u', 'S57Eb{:aMZhW=)G$', 'third one']
    const steps = [
      { method: 'POST', at: `/${path}`, oldPassword: a, newPassword: b },
      { method: 'PUT', at: path, oldPassword: b, newPassword: c },
      { method: 'PUT', at: `/${path}`, oldPassword: c, newPassword: a },
    ]
    for (const { method, at, ...passwords } of steps) {
      expect((await send(method, at, { id: documented.id, ...passwords })).status).toBe(200)
      expect((await send(method, at, { id: documented.id, ...passwords })).status).toBe(422)
    }
  })

  it('lets exactly one of fifty changes at the same time succeed', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => put(documented)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(49)
  })

  it.each([
    ['a wrong current password', { ...documented, oldPassword: 'wrong' }, 422, 'Current password is wrong'],
    ['an unknown user', { ...documented, id: '00000000-0000-4000-8000-000000000000' }, 404, 'Not found'],
    ['no id with the key of an Admin', { ...documented, id: undefined }, 422, 'Parameters validation error!'],
    ['the id null with the key of an Admin', { ...documented, id: null }, 422, 'Parameters validation error!'],
    ['a body that is no JSON', '{"id"', 400, 'Bad Request'],
    ['no body', '', 400, 'Bad Request'],
  ])('refuses %s and changes nothing', async (_, body, status, message) => {
    const before = await mock.snapshot()
    const response = await put(body)
    expect(response.status).toBe(status)
    expect(response.json).toMatchObject({ type: 'ERROR', message, retryable: false, datetime: '2026-01-02T03:04:05.006Z' })
    expect(await mock.snapshot()).toEqual(before)
  })

  it.each([
    [{ oldPassword: undefined }, 'required', "The 'oldPassword' field is required!"],
    [{ newPassword: null }, 'required', "The 'newPassword' field is required!"],
    [{ newPassword: 123456 }, 'string', "The 'newPassword' field must be a string!"],
    [{ newPassword: '12345' }, 'stringMin', 'greater than or equal to 6 characters'],
    [{ newPassword: 'x'.repeat(26) }, 'stringMax', 'less than or equal to 25 characters'],
  ])('says which field is wrong: %j', async (rest, type, message) => {
    const response = await put({ ...documented, ...rest })
    expect(response.status).toBe(422)
    const field = Object.keys(rest)[0]
    expect(response.json).toMatchObject({ data: [{ type, field, message: expect.stringContaining(message) }] })
  })

  it.each(['123456', 'x'.repeat(25), 'ü😀日本語x'])('accepts the new password %s', async (newPassword) => {
    expect((await put({ ...documented, newPassword })).status).toBe(200)
  })

  it.each([
    ['no key', {}],
    ['an unknown key', { authorization: 'uap-00000000000000000000000000000000-00000000' }],
    ['a scheme before the key', { authorization: `Bearer ${authorization}` }],
  ])('refuses %s, before it looks at path or body', async (_, headers) => {
    for (const [at, body] of [
      [path, documented],
      [path, '{'],
      [`${path}/nowhere`, documented],
    ] as const) {
      const response = await send('PUT', at, body, headers as Record<string, string>)
      expect(response.status).toBe(401)
      expect(response.json).toMatchObject({ code: 401, type: 'ERROR', message: 'Unauthorized' })
    }
  })

  it("needs no id with a user's own key", async () => {
    await mock.keys.create({ key: 'own', userId: documented.id })
    const { id, ...passwords } = documented
    expect((await put(passwords, { authorization: 'own' })).json).toMatchObject({ data: { id } })
  })
})
