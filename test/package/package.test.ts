import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, type Project } from './project.ts'

let project: Project
beforeAll(async () => {
  project = await createProject(['msw@3.0.5', '@types/node@22'], {
    'use.ts': everyExport,
    'tsconfig.json': tsconfig(['node']),
    'page.ts': page,
    'tsconfig.page.json': tsconfig([]),
  })
})
afterAll(() => project?.remove())

const tool = (name: string) => `${process.cwd()}/node_modules/${name}`
const tarball = () => process.env.DOUBLECHECK_TARBALL ?? ''

describe('the package, installed in an empty project', () => {
  it('is published without a fault, says publint', async () => {
    const { stdout, stderr, exitCode } = await project.node(tool('publint/src/cli.js'), tarball(), '--strict')
    expect(`${stdout}${stderr}`).toContain('All good!')
    expect(exitCode).toBe(0)
  })

  it('has types that fit its code, says attw', async () => {
    const cli = tool('@arethetypeswrong/cli/dist/index.js')
    const { stdout, exitCode } = await project.node(cli, tarball(), '--profile', 'esm-only', '--format', 'ascii', '--no-emoji')
    expect(stdout).toMatch(/"doublecheck\/browser"\s+node16 \(from ESM\): OK \(ESM\)\s+bundler: OK/)
    expect(exitCode).toBe(0)
  })

  it('is typed, each export under its promised name', async () => {
    for (const config of ['tsconfig.json', 'tsconfig.page.json'])
      expect(await project.node(tool('typescript/bin/tsc'), '-p', config)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  })

  it('runs, each export that is for Node', async () => {
    const { stdout, stderr } = await project.node('use.ts')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
  })

  it('has the command', async () => {
    const help = await project.npm('exec', '--', 'doublecheck', '--help')
    expect(help.stdout).toContain('Usage: doublecheck')
    const verify = await project.npm('exec', '--', 'doublecheck', 'verify', '--api=uiza')
    expect(verify.stdout).toMatch(/\d+ passed, 0 failed/)
    expect(verify.exitCode).toBe(0)
  })

  it('takes one’s own document', async () => {
    const file = project.path('node_modules/doublecheck/openapi/milvus.yaml')
    const { stdout, exitCode } = await project.npm('exec', '--', 'doublecheck', 'verify', file, '--list', '--operation=listUsers')
    expect(stdout).toMatch(/\d+ cases/)
    expect(exitCode).toBe(0)
  })
})

describe('what is in it', () => {
  const files = () => readdirSync(project.path('node_modules/doublecheck'), { recursive: true, encoding: 'utf8' })
  const read = (name: string) => readFileSync(project.path('node_modules/doublecheck', name), 'utf8')

  it('is what users need: code, types, maps, the documents, the licence', () => {
    const kinds = files().map((name) => name.split(/[\\/]/)[0] ?? '')
    const rooms = ['console', 'contracts', 'dist', 'docs', 'examples', 'openapi']
    const texts = ['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md']
    expect([...new Set(kinds)].toSorted()).toEqual([...texts, ...rooms, 'package.json'].toSorted())
    // Of the rooms themselves only what is read or shown: pages on rules, the console's sheets.
    const read = files().filter((name) => /^(contracts|console)\b.*\.\w+$/.test(name))
    expect(read.filter((name) => !/\.(md|css|html)$/.test(name))).toEqual([])
    const sources = files().filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.startsWith('examples'))
    expect(sources).toEqual([])
  })

  it('brings neither a Node nor a tool of the repository', () => {
    const installed = readdirSync(project.path('node_modules')).filter((name) => /^node-|typescript|vitest|playwright/.test(name))
    expect(installed).toEqual([])
  })

  it('has maps that hold their source', () => {
    const maps = files().filter((name) => name.endsWith('.js.map'))
    expect(maps.length).toBeGreaterThan(50)
    for (const name of maps) expect(JSON.parse(read(name)).sourcesContent?.[0], name).toEqual(expect.any(String))
  })

  it('names no path of the machine it was built on', () => {
    const named = files().filter((name) => /\.(js|ts|map|json)$/.test(name) && read(name).includes(process.cwd()))
    expect(named).toEqual([])
  })
})

const tsconfig = (types: readonly string[]) =>
  JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      lib: ['es2024', 'dom', 'dom.iterable'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types,
    },
    files: [types.length === 0 ? 'page.ts' : 'use.ts'],
  })

/** What a page uses; it has to be typed without the types of Node. */
const page = `
import { createMock } from 'doublecheck'
import { startWorker } from 'doublecheck/browser'
import { milvus } from 'doublecheck/milvus'
import { uiza } from 'doublecheck/uiza'

const mock = createMock(milvus)
const { reset } = await startWorker([mock, createMock(uiza)], { state: 'tab' })
await reset()
export const names: string[] = mock.users.all().map(({ userName }) => userName)
`

const everyExport = `
import { createMock, type Mock } from 'doublecheck'
import { verify } from 'doublecheck/contracts'
import { milvus, type MilvusState } from 'doublecheck/milvus'
import { intercept } from 'doublecheck/node'
import { openapi } from 'doublecheck/openapi'
import { startServer } from 'doublecheck/server'
import { uiza } from 'doublecheck/uiza'

export const room: typeof verify = verify
const mock: Mock<MilvusState> = createMock(milvus, { baseUrl: 'http://localhost:19530' })
const list = { method: 'POST', body: '{}' }

const own = createMock(await openapi({ openapi: '3.1.0', info: { title: 'Own', version: '1' }, paths: {} }), { seed: 7 })
export const total: number | undefined = own.collections['/pets']?.all().length

const server = await startServer({ mocks: [createMock(uiza), own] })
await fetch(\`\${server.url}/api/public/v3/admin/user\`)
await server.close()

const { close } = intercept(mock)
const response = await fetch('http://localhost:19530/v2/vectordb/users/list', list)
close()
await mock.reset()
console.log(await response.text())
`
