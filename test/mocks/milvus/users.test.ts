import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { hosts, type OpenHost } from '../host.ts'

describe.each(hosts)('the other user operations of Milvus in $host', ({ open }) => {
  let host: OpenHost
  const post = async (operation: string, body: unknown) =>
    (await host.send('POST', `/v2/vectordb/users/${operation}`, { body })).json
  const reader = { userName: 'milvusReader', password: 'Re4d-only' }

  beforeEach(async () => {
    host = await open(createMock(milvus))
  })
  afterEach(() => host.close())

  it('creates a user, who can then be described, listed in the order of bytes and signed in', async () => {
    expect(await post('create', reader)).toEqual({ code: 0, data: {} })
    expect(await post('create', { ...reader, userName: 'Zoe' })).toEqual({ code: 0, data: {} })
    expect(await post('describe', { userName: 'milvusReader' })).toEqual({ code: 0, data: [] })
    expect(await post('list', {})).toEqual({ code: 0, data: ['Zoe', 'milvusAdmin', 'milvusReader', 'root'] })
    const headers = { Authorization: 'Bearer milvusReader:Re4d-only' }
    const own = { body: { userName: 'milvusReader' }, headers }
    expect((await host.send('POST', '/v2/vectordb/users/describe', own)).status).toBe(200)
  })

  it.each(['milvusAdmin', 'root'])('refuses to create %s, who exists', async (userName) => {
    expect(await post('create', { ...reader, userName })).toEqual({
      code: 65535,
      message: `user already exists: ${userName}`,
    })
  })

  it('creates one of fifty users of one name', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post('create', reader)))
    expect(answers.filter((answer) => (answer as { code: number }).code === 0)).toHaveLength(1)
    expect(await post('list', {})).toEqual({ code: 0, data: ['milvusAdmin', 'milvusReader', 'root'] })
  })

  it('drops a user, whose credential is refused at once; to drop one who is gone is no failure', async () => {
    const headers = { Authorization: 'Bearer milvusAdmin:P@ssw0rd' }
    expect(await post('drop', { userName: 'milvusAdmin' })).toEqual({ code: 0, data: {} })
    expect((await host.send('POST', '/v2/vectordb/users/list', { body: {}, headers })).status).toBe(401)
    expect(await post('drop', { userName: 'milvusAdmin' })).toEqual({ code: 0, data: {} })
    expect(await post('drop', { userName: 'no-$uch-name' })).toEqual({ code: 0, data: {} })
  })

  it('does not drop root', async () => {
    expect(await post('drop', { userName: 'root' })).toEqual({
      code: 1401,
      message: 'root user cannot be deleted: privilege not permitted',
    })
  })

  it('describes an unknown user as one without roles', async () => {
    expect(await post('describe', { userName: 'nobody' })).toEqual({ code: 0, data: [] })
  })

  it.each([
    ['milvus-admin', /^invalid user name milvus-admin, username must contain only/],
    ['aNameOfMoreThanThirtyTwoCharacters', /with length 34, the length of username must be less than/],
  ])('refuses the name %s where names are checked', async (userName, message) => {
    const expected = { code: 1100, message: expect.stringMatching(message) }
    expect(await post('create', { ...reader, userName })).toEqual(expected)
    expect(await post('describe', { userName })).toEqual(expected)
  })
})
