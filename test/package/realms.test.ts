import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, type Project } from './project.ts'

const pets = readFileSync('test/scripts/generate/pets.yaml', 'utf8')

const jest = ['--experimental-vm-modules', '../node_modules/jest/bin/jest.js', '--rootDir=.'] as const
const starts = [
  { name: 'node', type: 'commonjs', uses: [], runs: ['--test'] },
  { name: 'vitest', type: 'module', uses: ['vitest'], runs: ['../node_modules/vitest/vitest.mjs', 'run', '--pool=vmThreads'] },
  { name: 'jest', type: 'commonjs', uses: ['jest'], runs: jest },
  { name: 'jest-esm', type: 'module', uses: ['jest'], runs: jest },
  { name: 'playwright', type: 'module', uses: ['@playwright/test'], runs: ['../node_modules/@playwright/test/cli.js', 'test'] },
] as const

/** A folder for each, that says in its manifest what it tests with. */
const newProjects = Object.fromEntries(
  starts.flatMap(({ name, type, uses }) => [
    [`new-${name}/openapi.yaml`, pets],
    [`new-${name}/package.json`, JSON.stringify({ type, devDependencies: Object.fromEntries(uses.map((one) => [one, '*'])) })],
  ]),
)

let project: Project
beforeAll(async () => {
  project = await createProject(['vitest@5.1.1', 'jest@30.5.2', '@playwright/test@1.65.1'], {
    ...newProjects,
    'vitest.test.js': `import { expect, test } from 'vitest'\n${tests}`,
    'mock.vitest.test.js': mockTests,
    'jest.test.js': tests,
    'own.jest.test.js': ownInJest,
    'common.jest.test.cjs': commonInJest,
    'jest.config.json': '{ "testMatch": ["<rootDir>/*jest.test.{js,cjs}"], "transform": {} }',
    'pets.yaml': pets,
    'split.yaml': split,
    'require.cjs': required,
  })
})
afterAll(() => project?.remove())

// Each runs a test in a realm of its own, with functions lent by the host.
describe('the package in another realm', () => {
  it('works in Jest', async () => {
    const { stderr, exitCode } = await project.node('--experimental-vm-modules', 'node_modules/jest/bin/jest.js')
    expect(stderr).toMatch(/Tests: +6 passed/)
    expect(exitCode).toBe(0)
  })

  it('is required by CommonJS, outside Jest', async () => {
    expect(await project.node('require.cjs')).toMatchObject({ stdout: '201 Juniper\n', exitCode: 0 })
  })

  it.each(['vmThreads', 'vmForks'])('works in Vitest with --pool=%s', async (pool) => {
    const { stdout, exitCode } = await project.node('node_modules/vitest/vitest.mjs', 'run', 'vitest.test', `--pool=${pool}`)
    expect(stdout).toMatch(/Tests +4 passed/)
    expect(exitCode).toBe(0)
  })
})

// The same five lines in each: written by the command that a newcomer runs.
describe('the first test of `doublecheck init`', () => {
  it.each(starts)('passes with $name', async ({ name, runs }) => {
    const cli = '../node_modules/doublecheck/dist/scripts/cli.js'
    expect(await project.nodeIn(`new-${name}`, cli, 'init')).toMatchObject({ stderr: '', exitCode: 0 })
    const { stdout, stderr, exitCode } = await project.nodeIn(`new-${name}`, ...runs)
    expect(`${stdout}${stderr}`).toMatch(/\b1 passed|pass 1\b/)
    expect(exitCode).toBe(0)
  })
})

const addPet = `{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"Juniper","owner":"Ada"}' }`

const tests = `
import { createMock } from 'doublecheck'
import { milvus } from 'doublecheck/milvus'
import { intercept } from 'doublecheck/node'
import { uiza } from 'doublecheck/uiza'

const body = JSON.stringify({ userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!' })
const change = ['http://localhost:19530/v2/vectordb/users/update_password', { method: 'POST', body }]

test('changes a password once, in process and through MSW', async () => {
  const mock = createMock(milvus)
  expect(await (await mock.fetch(new Request(...change))).json()).toEqual({ code: 0, data: {} })
  expect(await (await mock.fetch(new Request(...change))).json()).toMatchObject({ code: 1400 })
  const kept = await mock.snapshot()
  await mock.reset()
  const interception = intercept(mock)
  expect(await (await fetch(...change)).json()).toEqual({ code: 0, data: {} })
  interception.close()
  await mock.reset()
  await mock.restore(kept)
  expect(mock.users.find('milvusAdmin').password).toBe('P@ssw0rd!')
})

test('changes what Uiza remembers', async () => {
  const id = '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c'
  const headers = { Authorization: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51', 'Content-Type': 'application/json' }
  const mock = createMock(uiza)
  await mock.snapshot()
  const oldPassword = mock.users.find(id).password
  const body = JSON.stringify({ id, oldPassword, newPassword: 'Another-1' })
  const url = 'https://example.test/api/public/v3/admin/user/changepassword'
  const response = await mock.fetch(new Request(url, { method: 'PUT', headers, body }))
  expect(response.status).toBe(200)
  expect(mock.users.find(id).password).toBe('Another-1')
})

test('updates by query, and every record is of the realm of the test', async () => {
  const mock = createMock(milvus)
  await mock.snapshot()
  const seen = []
  mock.users.hooks.on('update', ({ data }) => void seen.push(data.nextValue))
  const updated = await mock.users.updateMany((query) => query.where(() => true), {
    async data(draft) {
      await Promise.resolve()
      draft.password += '!'
    },
  })
  expect(updated.map(({ password }) => password)).toEqual(seen)
  expect(mock.users.find('root').password).toBe('Milvus!')
  expect(Object.getPrototypeOf(mock.users.find('root'))).toBe(Object.prototype)
})
`

const split = `
openapi: 3.0.3
info: { title: Pets in two files, version: '1' }
paths:
  /pets:
    get:
      responses: { '200': { description: Pets, content: { application/json: { schema: { type: array, items: { $ref: 'pets.yaml#/components/schemas/Pet' } } } } } }
`

const ownInJest = `
import { createMock } from 'doublecheck'
import { openapi } from 'doublecheck/openapi'
import { setupServer } from 'msw/node'

test('keeps a pet of a document of one’s own', async () => {
  const mock = createMock(await openapi('pets.yaml'))
  const server = setupServer(...mock.handlers)
  server.listen()
  const response = await fetch('http://localhost/v1/pets', ${addPet})
  server.close()
  expect(response.status).toBe(201)
  expect(mock.pets.all()).toContainEqual(expect.objectContaining({ name: 'Juniper' }))
})

test('reads a document of several files', async () => {
  const mock = createMock(await openapi('split.yaml'))
  const response = await mock.fetch(new Request('http://localhost/pets'))
  expect(await response.json()).toEqual([expect.objectContaining({ name: expect.any(String) }), expect.anything()])
})
`

const commonInJest = `
let mock, server
beforeAll(async () => {
  const { createMock } = await import('doublecheck')
  const { openapi } = await import('doublecheck/openapi')
  const { setupServer } = await import('msw/node')
  mock = createMock(await openapi('pets.yaml'))
  server = setupServer(...mock.handlers)
  server.listen()
})
afterAll(() => server.close())

test('keeps a pet, from CommonJS', async () => {
  expect((await fetch('http://localhost/v1/pets', ${addPet})).status).toBe(201)
  expect(mock.pets.all()).toContainEqual(expect.objectContaining({ name: 'Juniper' }))
})
`

const required = `
const { createMock } = require('doublecheck')
const { openapi } = require('doublecheck/openapi')

openapi('pets.yaml').then(async (pets) => {
  const response = await createMock(pets).fetch(new Request('http://localhost/v1/pets', ${addPet}))
  console.log(response.status, (await response.json()).name)
})
`

const mockTests = `
import { milvus } from 'doublecheck/milvus'
import { mockTest } from 'doublecheck/vitest'
import { expect } from 'vitest'

const body = JSON.stringify({ userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!' })
mockTest({ milvus })('gives a mock to each test', async ({ milvus }) => {
  const response = await fetch('http://localhost:19530/v2/vectordb/users/update_password', { method: 'POST', body })
  expect(await response.json()).toEqual({ code: 0, data: {} })
  expect(milvus).toHaveRecord('users', { userName: 'milvusAdmin', password: 'P@ssw0rd!' })
})
`
