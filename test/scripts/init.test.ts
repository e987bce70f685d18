import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readDocument } from '#openapi/load'
import { findFirstRequest } from '../../scripts/init/first-request.ts'
import { firstTest } from '../../scripts/init/first-test.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const pets = readFileSync('test/docs/my-api.yaml', 'utf8')

/** Runs `doublecheck init` in a folder with these files. */
async function init(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-init-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const cli = ['--conditions=source', resolve('scripts/cli.ts'), 'init', ...args]
  const ended = await new Promise<{ readonly exitCode: number; readonly output: string }>((done) => {
    execFile(process.execPath, cli, { cwd: folder }, (error, stdout, stderr) =>
      done({ exitCode: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
    )
  })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { ...ended, read, has: (name: string) => existsSync(join(folder, name)) }
}

describe.concurrent('doublecheck init', () => {
  it('writes a configuration, a test and a workflow, and says what to do next', async () => {
    const { exitCode, output, read } = await init({ 'my-api.yaml': pets })
    expect(output).toBe(`written  doublecheck.config.mjs: the configuration of doublecheck verify
written  test/my-api.test.mjs: a first test; run it with: node --test
written  .github/workflows/contract.yml: a workflow; set the variable API_URL and the secret API_TOKEN to check your API

Next:
  npm install --save-dev doublecheck msw
  npx doublecheck mock my-api.yaml     # a mock that remembers
  npx doublecheck verify --target=URL  # check your API
  npx doublecheck check my-api.yaml    # what is understood of it
`)
    expect(read('doublecheck.config.mjs')).toContain('documents: ["my-api.yaml"]')
    expect(read('test/my-api.test.mjs')).toContain("mock.fetch(new Request('http://localhost/pets'))")
    expect(parse(read('.github/workflows/contract.yml'))).toMatchObject({ jobs: { verify: { 'timeout-minutes': 10 } } })
    expect(exitCode).toBe(0)
  })

  it('never writes over a file', async () => {
    const { exitCode, output, read } = await init({
      'my-api.yaml': pets,
      'doublecheck.config.ts': 'mine',
      'test/my-api.test.mjs': 'mine',
    })
    expect(output).toContain('kept     doublecheck.config.ts: it already exists')
    expect(output).toContain('written  .github/workflows/contract.yml')
    expect([read('doublecheck.config.ts'), read('test/my-api.test.mjs')]).toEqual(['mine', 'mine'])
    expect(exitCode).toBe(0)
  })

  it('writes a job for GitLab, beside the jobs that are there', async () => {
    const { output, read } = await init({ 'openapi.yaml': pets, '.gitlab-ci.yml': 'build: {}', 'pnpm-lock.yaml': '' })
    expect(read('.gitlab-ci.yml')).toBe('build: {}')
    expect(parse(read('contract.gitlab-ci.yml'))).toHaveProperty('contract.script')
    expect(read('contract.gitlab-ci.yml')).toContain('pnpm exec doublecheck verify')
    expect(output).toContain('include: { local: contract.gitlab-ci.yml }')
  })

  it('asks for a document where there is none, or several', async () => {
    const none = await init({ 'data.yaml': 'a: 1' })
    expect(none).toMatchObject({ exitCode: 2, output: expect.stringContaining('doublecheck init my-api.yaml') })
    const several = await init({ 'users.openapi.yaml': pets, 'pets.openapi.yaml': pets })
    expect(several.output).toMatch(/several OpenAPI documents: pets\.openapi\.yaml, users\.openapi\.yaml/)
    expect(several.has('doublecheck.config.mjs')).toBe(false)
  })
})

describe('the first test', () => {
  const request = { operation: 'listPets', path: '/pets', status: 200, withoutCredential: false }

  it.each([
    ['vitest', 'test/pets.test.ts', "from 'vitest'"],
    ['jest', 'test/pets.test.js', 'expect(response.status).toBe(200)'],
    ['playwright', 'test/pets.spec.ts', "from '@playwright/test'"],
    ['node:test', 'test/pets.test.mjs', 'assert.equal(response.status, 200)'],
  ] as const)('is one for %s', (runner, path, line) => {
    const { text, ...file } = firstTest('pets.yaml', 'pets', request, { runner, typed: true })
    expect(file.path).toBe(path)
    expect(text).toContain(line)
  })

  it('needs no credential for an API that asks for one', async () => {
    const secured = await readDocument({
      openapi: '3.1.1',
      info: { title: 'Pets', version: '1' },
      security: [{ key: [] }],
      paths: { '/pets': { get: { responses: { 200: { description: 'pets' }, 401: { description: 'who?' } } } } },
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    })
    expect(await findFirstRequest(secured)).toMatchObject({ path: '/pets', status: 200 })
  })
})

describe('a first test', () => {
  const vitest = { runner: 'vitest', typed: true } as const

  it('has what a document calls things as texts, whatever is in them', () => {
    const hostile = "x', async () => {}); process.exit(7); test('y\n"
    const request = { operation: hostile, path: "/it's\n", status: 200, withoutCredential: false }
    const { text } = firstTest("it's mine.yaml", 'mine', request, vitest)
    const body = text.split('\n').filter((line) => !line.startsWith('import '))
    const called: unknown[] = []
    runInNewContext(body.join('\n'), { test: (title: unknown) => called.push(title) })
    expect(called).toEqual([`the mock serves ${hostile}`])
    expect(text).toContain(String.raw`openapi('it\'s mine.yaml')`)
    expect(text).toContain(String.raw`'http://localhost/it\'s\n'`)
  })
})

it('says what is wrong where package.json cannot be read', async () => {
  const { exitCode, output } = await init({ 'my-api.yaml': pets, 'package.json': '{ "devDependencies": ' })
  expect(output).toMatch(/^package\.json cannot be read: .+\. Correct it/)
  expect(exitCode).toBe(2)
})
