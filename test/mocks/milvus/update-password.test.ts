import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '#mocks'
import { type MilvusState, milvus } from '#mocks/milvus'
import { hosts, type OpenHost } from '../host.ts'

const path = '/v2/vectordb/users/update_password'
/** The page's own request. */
const documented = { newPassword: 'P@ssw0rd!', userName: 'milvusAdmin', password: 'P@ssw0rd' }
const success = { code: 0, data: {} }
const wrongPassword = { code: 1400, message: 'old password not correct for milvusAdmin: not authenticated' }

describe.each(hosts)('updatePassword in $host', ({ open }) => {
  let mock: Mock<MilvusState>
  let host: OpenHost
  const change = async (body: unknown, headers = {}) => (await host.send('POST', path, { body, headers })).json

  beforeEach(async () => {
    mock = createMock(milvus)
    host = await open(mock)
  })
  afterEach(() => host.close())

  it("gives the page's response to the page's request, which carries no credentials", async () => {
    const response = await host.send('POST', path, { body: documented })
    expect(response.status).toBe(200)
    expect(response.header('Content-Type')).toBe('application/json; charset=utf-8')
    expect(response.text).toBe('{"code":0,"data":{}}')
  })

  it('refuses the same request a second time, because the password is another one now', async () => {
    await change(documented)
    expect(await change(documented)).toEqual(wrongPassword)
  })

  it('replaces the default password of root; the old credential is refused, the new one accepted', async () => {
    expect(await change({ userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' })).toEqual(success)
    const list = (token: string) =>
      host.send('POST', '/v2/vectordb/users/list', { body: {}, headers: { Authorization: `Bearer ${token}` } })
    expect((await list('root:Milvus')).status).toBe(401)
    expect((await list('root:N3w-secret')).json).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
  })

  it('goes A → B → C → A, and refuses each step a second time', async () => {
    const [a, b, c] = ['P@ssw0rd', 'P@ssw0rd!', 'An0ther-one']
    for (const [password, newPassword] of [
      [a, b],
      [b, c],
      [c, a],
    ]) {
      const step = { userName: 'milvusAdmin', password, newPassword }
      expect(await change(step)).toEqual(success)
      expect(await change(step)).toEqual(wrongPassword)
    }
  })

  it('lets exactly one of fifty changes at the same time succeed', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => change(documented)))
    expect(answers.filter((answer) => JSON.stringify(answer) === JSON.stringify(success))).toHaveLength(1)
    expect(answers.filter((answer) => JSON.stringify(answer) === JSON.stringify(wrongPassword))).toHaveLength(49)
  })

  it.each([
    ['a wrong password', { ...documented, password: 'N0t-the-password' }, wrongPassword],
    ['a password in another case', { ...documented, password: 'p@SSW0RD' }, wrongPassword],
    [
      'an unknown user',
      { ...documented, userName: 'nobody' },
      { code: 1400, message: 'old password not correct for nobody: not authenticated' },
    ],
    [
      'a name no user can have',
      { ...documented, userName: '1-$' },
      { code: 1400, message: 'old password not correct for 1-$: not authenticated' },
    ],
    [
      'a short new password, whatever the current one',
      { ...documented, password: 'wrong', newPassword: 'P@ss0' },
      { code: 1100, message: 'invalid password length: invalid parameter[5 out of range 8 <= value <= 64]' },
    ],
    [
      'a new password of 65 characters',
      { ...documented, newPassword: `P@ssw0rd${'é'.repeat(57)}` },
      { code: 1100, message: 'invalid password length: invalid parameter[65 out of range 8 <= value <= 64]' },
    ],
    [
      'a new password of two kinds of characters',
      { ...documented, newPassword: 'passw0rdpassw0rd' },
      expect.objectContaining({ code: 1100, message: expect.stringContaining('at least three') }),
    ],
  ])('refuses %s and changes nothing', async (_, body, expected) => {
    const before = await mock.snapshot()
    expect(await change(body)).toEqual(expected)
    expect(await mock.snapshot()).toEqual(before)
  })

  it.each([
    ['8 characters', 'P@ssw0rX'],
    ['64 characters', 'P@ssw0rd'.repeat(8)],
    ['three kinds', 'passw0rd!'],
  ])('accepts a new password of %s', async (_, newPassword) => {
    expect(await change({ ...documented, newPassword })).toEqual(success)
    expect(mock.users.find('milvusAdmin')?.password).toBe(newPassword)
  })

  it('never shows a password in an answer', async () => {
    const texts = await Promise.all(
      [documented, documented, { ...documented, newPassword: 'short1!' }, '{"password":"S3cret-one" "x"}'].map(
        async (body) => (await host.send('POST', path, { body })).text,
      ),
    )
    for (const secret of ['P@ssw0rd', 'short1!', 'S3cret']) expect(texts.join()).not.toContain(secret)
  })
})
