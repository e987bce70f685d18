import { milvus } from 'doublecheck/milvus'
import { mockTest } from 'doublecheck/vitest'
import { changePassword } from '../src/accounts.ts'

const test = mockTest({ milvus })

test('changes the password', async ({ milvus, expect }) => {
  expect(await changePassword('milvusAdmin', 'P@ssw0rd', 'N3w-secret')).toBeUndefined()
  expect(milvus).toHaveReceived('updatePassword', { userName: 'milvusAdmin' })
  expect(milvus).toHaveRecord('users', { userName: 'milvusAdmin', password: 'N3w-secret' })
})

test('shows the words of the server when the password is wrong', async ({ expect }) => {
  expect(await changePassword('milvusAdmin', 'wr0ng-Password', 'N3w-secret')).toContain('old password not correct')
})

test('shows them when the new password breaks a rule', async ({ milvus, expect }) => {
  expect(await changePassword('milvusAdmin', 'P@ssw0rd', 'short')).toBeTypeOf('string')
  // Without this line the test would fail: it sent what the document does not allow.
  expect(milvus).toHaveRefused('updatePassword', { newPassword: 'short' })
})

test.concurrent.for([1, 2, 3])('has users of its own (%i)', async (number, { milvus, expect }) => {
  await milvus.users.create({ userName: `user${number}`, password: 'P@ssw0rd' })
  expect(await changePassword(`user${number}`, 'P@ssw0rd', 'N3w-secret')).toBeUndefined()
  expect(milvus.users.count()).toBe(3)
})

test('gets answers the document promises', async ({ milvus, expect }) => {
  const response = await fetch('http://localhost:19530/v2/vectordb/users/list', { method: 'POST', body: '{}' })
  await expect(response).toKeepContract(milvus)
})
