import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, type Project } from './project.ts'

let project: Project
beforeAll(async () => {
  project = await createProject(['vitest@5.1.1'], { 'accounts.test.js': accounts })
})
afterAll(() => project?.remove())

describe('the package with Vitest alone', () => {
  it('mocks in process, and for each test', async () => {
    const { stdout, exitCode } = await project.node('node_modules/vitest/vitest.mjs', 'run')
    expect(stdout).toMatch(/Tests +3 passed/)
    expect(exitCode).toBe(0)
  })
})

// No MSW was asked for: npm brings what the package needs beside it.
const accounts = `
import { createMock } from 'doublecheck'
import { milvus } from 'doublecheck/milvus'
import { mockTest } from 'doublecheck/vitest'
import { expect, it } from 'vitest'

const body = JSON.stringify({ userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!' })
const change = ['http://localhost:19530/v2/vectordb/users/update_password', { method: 'POST', body }]

it('answers in process', async () => {
  const mock = createMock(milvus)
  expect(await (await mock.fetch(new Request(...change))).json()).toEqual({ code: 0, data: {} })
  expect(await (await mock.fetch(new Request(...change))).json()).toMatchObject({ code: 1400 })
})

const test = mockTest({ milvus })
for (const time of ['once', 'and anew'])
  test('answers what the code under test asks, ' + time, async ({ milvus }) => {
    expect(await (await fetch(...change)).json()).toEqual({ code: 0, data: {} })
    expect(milvus.users.find('milvusAdmin').password).toBe('P@ssw0rd!')
  })
`
