import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startDeviating, startTarget } from '../contracts/live/target.ts'
import { closedPort, finish, folder, start, verify } from './doublecheck.ts'

const oneLine = /^[^\n]+\n$/

describe.concurrent('doublecheck verify', () => {
  it('without a target checks the mock, with the verdict last, and exits 0', async () => {
    const { exitCode, stdout, stderr } = await verify('--only=examples')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^openapi\/milvus\.yaml → http:\/\/127\.0\.0\.1:\d+ \(mock\)\n {2}ok {4}\w+ \(\d+ cases?/)
    expect(stdout).toMatch(/\n\d+ passed, 0 failed, 0 warned, \d+ skipped in \d+ ms\n$/)
    expect(exitCode).toBe(0)
  })

  it('exits 0 for a live target that keeps its promises, and writes the reports it was asked for', async () => {
    const { url } = await startTarget('milvus')
    const { file, read } = folder()
    const reporters = `console,json=${file('report.json')},junit=${file('report.xml')}`
    const { exitCode, stdout } = await verify('--api=milvus', `--target=${url}`, `--reporter=${reporters}`)
    expect(stdout).toContain(`openapi/milvus.yaml → ${url} (live)\n`)
    const { summary, cases } = JSON.parse(read('report.json'))
    expect(summary).toMatchObject({ failed: 0, warned: 0 })
    expect(summary.passed + summary.skipped).toBe(cases.length)
    expect(read('report.xml')).toMatch(/<testsuite name="milvus\.updatePassword" tests="\d+" failures="0"/)
    expect(exitCode).toBe(0)
  })

  it('exits 1 for one that does not, with what was promised where, and how to see it', async () => {
    const { url } = await startTarget('milvus')
    const done = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"data":{}}' }
    const target = await startDeviating(url, ({ path }, goOn) => (path.endsWith('/update_password') ? done : goOn()))
    const { exitCode, stdout } = await verify('--api=milvus', '--operation=updatePassword', `--target=${target}`)
    expect(stdout).toMatch(/\nFAIL {2}updatePassword {2}\w/)
    expect(stdout).toMatch(/openapi\/milvus\.yaml:\d+:\d+ \(documented\)/)
    expect(stdout).toMatch(/reproduce +curl -i -X POST/)
    expect(exitCode).toBe(1)
  })

  it('exits 3 for a closed port, in one sentence', async () => {
    const port = await closedPort()
    const { exitCode, stdout, stderr } = await verify(`--target=http://127.0.0.1:${port}`)
    expect(stderr).toMatch(oneLine)
    expect(stderr).toContain(`http://127.0.0.1:${port} does not respond: `)
    expect(stdout).toBe('')
    expect(exitCode).toBe(3)
  })

  it('reports what it had found when the target stopped responding', async () => {
    const { url } = await startTarget('milvus')
    let requests = 0
    const target = await startDeviating(url, (_call, goOn) => (++requests > 250 ? 'cut' : goOn()))
    const { file, read } = folder()
    const { exitCode, stdout, stderr } = await verify(
      '--api=milvus',
      `--target=${target}`,
      `--reporter=console,json=${file('report.json')}`,
    )
    const { summary, interrupted, cases } = JSON.parse(read('report.json'))
    expect(summary.passed).toBeGreaterThan(50)
    expect(summary).toMatchObject({ failed: 0 })
    expect(cases.length).toBeGreaterThan(700)
    expect(interrupted).toBe(true)
    expect(stdout).toMatch(/\ninterrupted, so not everything was checked: \d+ passed/)
    expect(stderr).toContain('has stopped responding')
    expect([3, 4]).toContain(exitCode)
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
    ['--target=localhost:19530', /Use a URL, for example http:\/\/localhost:19530/],
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

describe.concurrent('an interrupted run', () => {
  it('says so and leaves nothing behind', async () => {
    const { mock, url } = await startTarget('milvus')
    const before = await mock.snapshot()
    let calls = 0
    const child = start('verify', '--api=milvus', `--target=${await startDeviating(url, holding)}`)
    const interrupted = new Promise((resolve) => child.stderr?.once('data', resolve))
    async function holding(_: unknown, goOn: () => ReturnType<Parameters<typeof startDeviating>[1]>) {
      calls += 1
      // The fourth request comes after an account was made and its password changed.
      if (calls === 4) child.kill('SIGINT')
      // Nothing more is sent until the child has seen the signal, however busy the machine.
      if (calls >= 4) await interrupted
      return goOn()
    }
    const { exitCode, stdout, stderr } = await finish(child)
    expect(stderr).toBe('Interrupted: undoing the changes.\n')
    expect(stdout).toContain('the run was interrupted')
    expect(stdout).toMatch(/\ninterrupted, so not everything was checked: \d+ passed, /)
    expect(exitCode).toBe(130)
    expect(calls).toBeLessThan(10)
    expect(await mock.snapshot()).toEqual(before)
  })
})

describe.concurrent('without a safe place for its journal, a run', () => {
  it('sends nothing and says why; but for what only looks', async () => {
    const { mock, url } = await startTarget('milvus')
    const { file } = folder()
    writeFileSync(file('no-folder'), '')
    const args = ['--api=milvus', `--target=${url}`, `--journal=${file('no-folder')}`]
    const refused = await verify(...args)
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringMatching(/no safe place.*EEXIST.*--allow=read/)])
    expect(mock.journal.list()).toEqual([])
    const read = await verify(...args, '--allow=read', '--operation=listUsers')
    expect([read.exitCode, read.stderr]).toEqual([0, ''])
  })
})
