import { describe, expect, it, vi } from 'vitest'
import { type AnyMock, createMock, type MockOptions } from '#mocks'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'

const change = { userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' }

const ask = (mock: Pick<AnyMock, 'fetch'>, path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
  mock.fetch(new Request(`http://localhost${path}`, { method: 'POST', body: JSON.stringify(body), headers }))

/** A Milvus in which changing a password throws something. */
function failing(thrown: unknown, options: Pick<MockOptions<never>, 'onError'> = {}) {
  const updatePassword = () => {
    throw thrown
  }
  return createMock({ ...milvus, operations: { ...milvus.operations, updatePassword } }, options)
}

const path = '/v2/vectordb/users/update_password'
const said = (what: string) => `doublecheck mock: the operation "updatePassword" failed: ${what}`

describe('an operation that fails says why', () => {
  it('in the response, in the journal and to the developer', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const mock = failing(new TypeError('users.find is not a function'))
    const response = await ask(mock, path, change)
    expect([response.status, await response.text()]).toEqual([500, said('TypeError: users.find is not a function')])
    expect(mock.journal.list()[0]?.notes).toEqual([said('TypeError: users.find is not a function')])
    expect(printed.mock.calls).toEqual([[said('TypeError: users.find is not a function')]])
    printed.mockRestore()
  })

  it.each([
    ['a text', 'no', said('it threw "no"')],
    ['nothing', undefined, said('it threw undefined')],
    ['what a terminal would obey', new Error('red \u001b[31m\n text'), said('Error: red �[31m text')],
    ['very much', new Error('x'.repeat(5_000)), said(`Error: ${'x'.repeat(493)}…`)],
  ])('also where it throws %s', async (_, thrown, reason) => {
    const told: string[] = []
    await ask(failing(thrown, { onError: (_error, _id, text) => told.push(text) }), path, change)
    expect(told).toEqual([reason])
  })

  it('without the secrets of the request, its credential and the records', async () => {
    const told: string[] = []
    const error = new Error(`no ${change.password}, ${change.newPassword}, s3cret-key, P@ssw0rd and Bearer root:Milvus`)
    const mock = failing(error, { onError: (_error, _id, text) => told.push(text) })
    const response = await ask(mock, path, change, { Authorization: 'Bearer root:Milvus', 'X-Api-Key': 's3cret-key' })
    const everything = [await response.text(), JSON.stringify(mock.journal.list()), ...told]
    for (const text of everything) expect(text).toContain('(hidden)')
    for (const secret of ['Milvus,', 'N3w', 's3cret', 'P@ssw0rd', 'root:Milvus']) expect(everything.join()).not.toContain(secret)
  })

  it('in the journal only where the document has words of its own', async () => {
    const createUser = () => Promise.reject(new Error('the disk is full'))
    const mock = createMock(
      { ...uiza, operations: { ...uiza.operations, checkToken: createUser } },
      { onError: () => {}, authorization: 'off' },
    )
    const response = await ask(mock, '/api/public/v3/admin/user/auth/check-token', { token: 'unknown-token' })
    expect(await response.text()).not.toContain('disk')
    expect(mock.journal.list()[0]?.notes).toEqual([expect.stringContaining('failed: Error: the disk is full')])
  })
})
