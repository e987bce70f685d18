import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { installExamples, type Project } from './project.ts'

const node = process.execPath
const tsc = 'node_modules/typescript/bin/tsc'

let project: Project
beforeAll(async () => {
  project = await installExamples(['vitest-suite', 'vite-page', 'github-workflow'])
})
afterAll(() => project?.remove())

/** A command of an installed package. */
const vitest = (...args: readonly string[]) => [project.path('node_modules/vitest/vitest.mjs'), 'run', ...args]
const vite = (...args: readonly string[]) => [project.path('node_modules/vite/bin/vite.js'), ...args]

describe('examples/vitest-suite', () => {
  it('passes', async () => {
    const { exitCode, output } = await project.run('vitest-suite', node, vitest())
    expect(output).toMatch(/Tests +7 passed/)
    expect(exitCode).toBe(0)
  })

  it('is typed, matchers included', async () => {
    expect(await project.run('vitest-suite', node, [`${process.cwd()}/${tsc}`, '-p', '.'])).toEqual({ exitCode: 0, output: '' })
  })

  it('tells why a test failed that nobody wrote an assertion for', async () => {
    writeFileSync(project.path('vitest-suite/test/broken.test.ts'), brokenTests)
    const { exitCode, output } = await project.run('vitest-suite', node, vitest('test/broken.test.ts'))
    expect(output).toMatch(
      /milvus received requests that \S+milvus\.yaml does not allow:\n {2}POST \S+ \(updatePassword\)\n {4}\/newPassword must/,
    )
    expect(output).toContain("expect(milvus).toHaveRefused('updatePassword')")
    expect(output).toContain('No mock handles:\n  GET http://nobody.test/')
    expect(exitCode).toBe(1)
  })
})

it('examples/vitest-suite passes with the oldest msw and Vitest as well, and fails for the same reasons', async () => {
  const older = await installExamples(['vitest-suite'], { msw: '2.10.0', vitest: '4.1.0' })
  writeFileSync(older.path('vitest-suite/test/broken.test.ts'), brokenTests)
  const { output } = await older.run('vitest-suite', node, [older.path('node_modules/vitest/vitest.mjs'), 'run'])
  await older.remove()
  expect(output).toMatch(/Tests +2 failed \| 7 passed/)
  expect(output).toContain('No mock handles:\n  GET http://nobody.test/')
})

const brokenTests = `
import { milvus } from 'doublecheck/milvus'
import { mockTest } from 'doublecheck/vitest'
import { changePassword } from '../src/accounts.ts'
const test = mockTest({ milvus })
test('a broken rule', () => changePassword('root', 'Milvus', 'short'))
test('nobody there', () => fetch('http://nobody.test/').catch(() => {}))
`

describe('examples/vite-page', () => {
  const built = () => readdirSync(project.path('vite-page/dist'), { recursive: true, encoding: 'utf8' })

  it('is typed', async () => {
    expect(await project.run('vite-page', node, [`${process.cwd()}/${tsc}`, '-p', '.'])).toEqual({ exitCode: 0, output: '' })
  })

  it('has neither mock nor worker in its production build', async () => {
    expect(await project.run('vite-page', node, vite('build'))).toMatchObject({ exitCode: 0 })
    expect(built().filter((name) => /mock/i.test(name))).toEqual([])
  })

  it('has both in the build for previews', async () => {
    expect(await project.run('vite-page', node, vite('build', '--mode', 'mock'))).toMatchObject({ exitCode: 0 })
    expect(built()).toEqual(expect.arrayContaining(['mockServiceWorker.js', expect.stringMatching(/mock-.*\.js$/)]))
  })
})

describe('examples/github-workflow', () => {
  interface Workflow {
    readonly jobs: { readonly verify: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } }
  }
  const file = 'examples/github-workflow/.github/workflows/contract.yml'
  const workflow = parse(readFileSync(file, 'utf8')) as Workflow
  const command = workflow.jobs.verify.steps.find(({ name }) => name === 'Check the live API')?.run ?? ''

  // Of the cases those of one operation, to be quick.
  const line = `${command} --operation=updatePassword`

  async function runStep(target: string): Promise<{ exitCode: number; output: string; junit: () => string }> {
    const env = { TARGET: target, DOUBLECHECK_TOKEN: 'root:Milvus' }
    const ended = await project.run('github-workflow', 'bash', ['-e', '-c', line], env)
    return { ...ended, junit: () => readFileSync(project.path('github-workflow/contract.xml'), 'utf8') }
  }

  it('is green for an API that keeps its promises, and leaves a report', async () => {
    const server = await startServer({ mocks: [createMock(milvus, { authorization: 'required' })] })
    const { exitCode, output, junit } = await runStep(server.url)
    await server.close()
    expect(output).toMatch(/\d+ passed, 0 failed/)
    expect(junit()).toContain('<testsuite name="milvus.updatePassword"')
    expect(exitCode).toBe(0)
  })

  it('is red, with 3, for one that is not there', async () => {
    const server = await startServer({ mocks: [createMock(milvus)] })
    await server.close()
    const { exitCode, output } = await runStep(server.url)
    expect(output).toContain('does not respond')
    expect(exitCode).toBe(3)
  })
})
