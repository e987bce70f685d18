import { HttpClient, type HttpError } from '@zilliz/milvus2-sdk-node'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { type MockServer, startServer } from '#mocks/server'

// The official client of Milvus for Node, as its users have it. It sends `text/plain`, and `dbName` in every body.
let server: MockServer

beforeEach(async () => {
  server = await startServer({ mocks: [createMock(milvus)] })
})
afterEach(() => server.close())

const clientOf = (username: string, password: string) => new HttpClient({ endpoint: server.url, username, password })
const done = { code: 0, data: {} }

it('manages users', async () => {
  const client = clientOf('root', 'Milvus')
  expect(await client.createUser({ userName: 'reader', password: 'Re4d-only' })).toEqual(done)
  expect(await client.listUsers()).toEqual({ code: 0, data: ['milvusAdmin', 'reader', 'root'] })
  const change = { userName: 'reader', password: 'Re4d-only', newPassword: 'Re4d-more' }
  expect(await client.updateUserPassword(change)).toEqual(done)
  expect(await clientOf('reader', 'Re4d-more').describeUser({ userName: 'reader' })).toEqual({ code: 0, data: [] })
  expect(await client.dropUser({ userName: 'reader' })).toEqual(done)
  expect(await client.listUsers()).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
})

it('manages roles and privileges', async () => {
  const client = clientOf('root', 'Milvus')
  const role = { roleName: 'readOnly' }
  const binding = { userName: 'milvusAdmin', ...role }
  const privilege = { objectType: 'Collection', objectName: '*', privilege: 'Search' }
  expect(await client.createRole(role)).toEqual(done)
  expect(await client.listRoles()).toEqual({ code: 0, data: ['admin', 'public', 'readOnly'] })
  expect(await client.grantRoleToUser(binding)).toEqual(done)
  expect(await client.describeUser({ userName: 'milvusAdmin' })).toEqual({ code: 0, data: ['readOnly'] })
  expect(await client.grantPrivilegeToRole({ ...role, ...privilege })).toEqual(done)
  const row = { ...privilege, dbName: 'default', grantor: 'root' }
  expect(await client.describeRole(role)).toEqual({ code: 0, data: [row] })
  expect(await client.revokePrivilegeFromRole({ ...role, ...privilege })).toEqual(done)
  expect(await client.revokeRoleFromUser(binding)).toEqual(done)
  expect(await client.dropRole(role)).toEqual(done)
  expect(await client.listRoles()).toEqual({ code: 0, data: ['admin', 'public'] })
})

const user = { userName: 'reader', password: 'Re4d-only' }
const role = { roleName: 'nothing' }
const privilege = { ...role, objectType: 'Collection', objectName: '*', privilege: 'Search' }

// A failure with HTTP 200 is given back, not thrown.
it.each<[string, number, (client: HttpClient) => Promise<unknown>]>([
  ['createUser', 65_535, (client) => client.createUser({ ...user, userName: 'root' })],
  ['updateUserPassword', 1400, (client) => client.updateUserPassword({ ...user, newPassword: 'Re4d-more' })],
  ['dropUser', 1401, (client) => client.dropUser({ userName: 'root' })],
  ['describeUser', 1100, (client) => client.describeUser({ userName: '1st' })],
  ['grantRoleToUser', 65_535, (client) => client.grantRoleToUser({ userName: 'root', ...role })],
  ['revokeRoleFromUser', 65_535, (client) => client.revokeRoleFromUser({ userName: 'root', ...role })],
  ['createRole', 65_535, (client) => client.createRole({ roleName: 'admin' })],
  ['dropRole', 1401, (client) => client.dropRole({ roleName: 'admin' })],
  ['describeRole', 65_535, (client) => client.describeRole(role)],
  ['grantPrivilegeToRole', 65_535, (client) => client.grantPrivilegeToRole(privilege)],
  ['revokePrivilegeFromRole', 65_535, (client) => client.revokePrivilegeFromRole(privilege)],
])('%s gives a refusal back with its code', async (_, code, ask) => {
  expect(await ask(clientOf('root', 'Milvus'))).toEqual({ code, message: expect.any(String) })
})

// The lists are never refused but for who asks; that is thrown, as is everything that is not 2xx.
it.each<[string, (client: HttpClient) => Promise<unknown>]>([
  ['listUsers', (client) => client.listUsers()],
  ['listRoles', (client) => client.listRoles()],
])('%s throws an HttpError where the caller is unknown, or lacks the privilege', async (_, ask) => {
  await expect(ask(clientOf('root', 'wrong'))).rejects.toMatchObject({
    name: 'HttpError',
    status: 401,
  } satisfies Partial<HttpError>)
  await expect(ask(clientOf('milvusAdmin', 'P@ssw0rd'))).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('PrivilegeSelectOwnership: permission deny to milvusAdmin'),
  })
})
