import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { runVerify, type VerifyFlags } from '../../scripts/verify.ts'
import { startDeviating, startTarget } from '../contracts/live/target.ts'
import { finish, folder, start, verify } from './doublecheck.ts'

/** A port that was free a moment ago, and on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

const oneLine = /^[^\n]+\n$/

describe.concurrent('doublecheck verify', () => {
  it('without a target checks the mock, with the verdict last, and exits 0', async () => {
    const { exitCode, stdout, stderr } = await verify()
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^openapi\/milvus\.yaml → http:\/\/127\.0\.0\.1:\d+ \(mock\), \d+ cases\n {2}ok {4}updatePassword/)
    expect(stdout).toMatch(/\n\d+ passed, 0 failed, 0 warned, 0 skipped in \d+ ms\n$/)
    expect(exitCode).toBe(0)
  })

  it('exits 0 for a live target that keeps its promises, and writes the reports it was asked for', async () => {
    const { url } = await startTarget('milvus')
    const { file, read } = folder()
    const reporters = `console,json=${file('report.json')},junit=${file('report.xml')}`
    const { exitCode, stdout } = await verify('--api=milvus', `--target=${url}`, `--reporter=${reporters}`)
    expect(stdout).toContain(`openapi/milvus.yaml → ${url} (live), 21 cases`)
    expect(JSON.parse(read('report.json')).summary).toEqual({ passed: 20, failed: 0, warned: 0, skipped: 1 })
    expect(read('report.xml')).toContain('<testsuite name="milvus.updatePassword" tests="9" failures="0"')
    expect(exitCode).toBe(0)
  })

  it('exits 1 for one that does not, with what was promised where, and how to see it', async () => {
    const { url } = await startTarget('milvus')
    const done = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"data":{}}' }
    const target = await startDeviating(url, ({ path }, goOn) => (path.endsWith('/update_password') ? done : goOn()))
    const { exitCode, stdout } = await verify('--api=milvus', `--target=${target}`)
    expect(stdout).toMatch(/FAIL {2}updatePassword {2}state: stale/)
    expect(stdout).toMatch(/openapi\/milvus\.yaml:\d+:\d+ \(documented\)/)
    expect(stdout).toMatch(/reproduce +curl -i -X POST/)
    expect(exitCode).toBe(1)
  })

  it('exits 3 for a closed port, in one sentence', async () => {
    const port = await closedPort()
    const { exitCode, stdout, stderr } = await verify(`--target=http://127.0.0.1:${port}`)
    expect(stderr).toMatch(oneLine)
    expect(stderr).toContain(`http://127.0.0.1:${port} does not answer: `)
    expect(stdout).toBe('')
    expect(exitCode).toBe(3)
  })

  it('exits 3 for a wrong path, in one sentence', async () => {
    const { mock, url } = await startTarget('uiza')
    const before = await mock.snapshot()
    const { exitCode, stdout, stderr } = await verify('--api=uiza', `--target=${url}/wrong/path`)
    expect(stderr).toMatch(oneLine)
    expect(stderr).toContain(`${url}/wrong/path serves none of the operations of openapi/uiza.yaml.`)
    expect(stdout).toBe('')
    expect(exitCode).toBe(3)
    expect(await mock.snapshot()).toEqual(before)
  })

  it.each([
    ['--targt=http://localhost:1', /unknown option '--targt=http:\/\/localhost:1'/],
    ['--target=localhost:19530', /Give a URL, for example http:\/\/localhost:19530/],
    ['--api=redis', /Allowed choices are milvus, uiza/],
    ['--timeout=soon', /Give seconds/],
    ['missing.yaml', /missing\.yaml The document cannot be read/],
  ])('exits 2 for %s, and says what there is', async (argument, message) => {
    const { exitCode, stdout, stderr } = await verify(argument)
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('the cases that are asked', () => {
  const flags = { timeout: 3, reporter: ['console'] }

  /** Runs the command in this process, since a new one takes its time; gives what it writes. */
  async function output(more: Partial<VerifyFlags>): Promise<string> {
    const texts: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => texts.push(String(chunk)) > 0)
    const exitCode = await runVerify([], { ...flags, ...more }).finally(() => spy.mockRestore())
    expect(exitCode).toBe(0)
    return texts.join('')
  }

  it('are listed without sending anything', async () => {
    const text = await output({ list: true, only: ['state'], target: `http://127.0.0.1:${await closedPort()}` })
    expect(text).toContain('milvus/updatePassword/state/stale\n    What was current before the change is refused.\n')
    expect(text).toMatch(/\n8 cases\n$/)
  })

  it('are the only ones reported, though others may be needed to get there', async () => {
    const text = await output({ api: 'milvus', case: 'state/unchanged' })
    expect(text.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(1)
    expect(text).toMatch(/ok {4}updatePassword {2}state: unchanged/)
  })

  it.each([
    [{ operation: 'dropAll' }, 'There is no operation "dropAll". There are: updatePassword, createUser, '],
    [{ only: ['feelings'] }, 'There is no kind of case "feelings". There are: examples, rules, state, transport.'],
    [{ case: 'nothing-is-called-so' }, 'No case fits the selection. See the cases with --list.'],
    [{ reporter: ['xml'] }, 'There is no reporter "xml". There are: console, json, junit.'],
    [{ reporter: ['json'] }, 'The reporter "json" has no file. Give one: --reporter=json=FILE.'],
  ])('are none for %j, and what there is is said', async (more, message) => {
    const refused = runVerify([], { ...flags, ...more }).catch((error: unknown) => error)
    expect(await refused).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) as string })
  })
})

describe.concurrent('an interrupted run', () => {
  it('says so and leaves nothing behind', async () => {
    const { mock, url } = await startTarget('milvus')
    const before = await mock.snapshot()
    let calls = 0
    const child = start('verify', '--api=milvus', `--target=${await startDeviating(url, slowly)}`)
    async function slowly(_: unknown, goOn: () => ReturnType<Parameters<typeof startDeviating>[1]>) {
      calls += 1
      // The fourth request comes after an account was made and its password changed.
      if (calls === 4) child.kill('SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 20))
      return goOn()
    }
    const { exitCode, stdout, stderr } = await finish(child)
    expect(stderr).toBe('Interrupted: putting back what was changed.\n')
    expect(stdout).toContain('the run was interrupted')
    expect(exitCode).toBe(130)
    expect(calls).toBeLessThan(10)
    expect(await mock.snapshot()).toEqual(before)
  })
})
