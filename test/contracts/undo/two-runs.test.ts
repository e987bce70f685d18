import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exitCodeOf, openJournal, type VerifyOptions, verify } from '#contracts'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import type { ChangeEntry } from '../../../contracts/undo/entry.ts'
import { serve } from '../live/servers.ts'
import { journals, leave, newFolder, optionsFor } from './left.ts'

const scenario = {
  users: [
    { userName: 'root', password: 'Milvus', roles: [] },
    { userName: 'mine', password: 'Passw0rd!', roles: [] },
  ],
}
const accounts = [{ name: 'mine', password: 'Passw0rd!' }]
const values = { parameters: {}, body: { userName: 'mine', password: 'Passw0rd!', newPassword: 'N3w-secret' } }
const held: ChangeEntry = {
  kind: 'change',
  api: 'milvus',
  operation: 'updatePassword',
  tracked: { current: values, original: values, remembered: [], doubtful: false },
  phase: 'held',
}

/** A Milvus where nobody can be created, so that the account given is changed. */
async function setUp() {
  const mock = createMock(milvus, { scenario })
  const listener = createListener({ mocks: [mock] })
  const target = await serve((request, response) => {
    if (request.url?.endsWith('/users/create')) return response.writeHead(404).end()
    return listener(request, response)
  })
  const folder = newFolder()
  let runs = 0
  const begin = (options: Partial<VerifyOptions> = {}) => {
    const [run, said] = [runs++, [] as string[]]
    let count = 0
    const report = verify({
      ...optionsFor(target, folder),
      journal: openJournal(target, folder, (sentence) => said.push(sentence)),
      selection: { operation: 'updatePassword' },
      accounts,
      createId: () => `${'tuv'[run]}${count++}`,
      ...options,
    })
    return { report, said }
  }
  return { mock, target, folder, begin }
}

/** A process that is at work, and no run of ours. */
function atWork(): number {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 120_000)'])
  onTestFinished(() => void child.kill('SIGKILL'))
  return child.pid ?? 0
}

describe('two runs on one account', () => {
  it('work one after the other, and neither blames the server', { timeout: 60_000 }, async () => {
    const { mock, folder, begin } = await setUp()
    const before = await mock.snapshot()
    const both = [begin(), begin(), begin()]
    const reports = await Promise.all(both.map(({ report }) => report))
    for (const report of reports) {
      expect(report.findings).toEqual([])
      expect(exitCodeOf(report)).toBe(0)
      expect(report.summary.passed).toBeGreaterThan(40)
    }
    const said = both.flatMap((one) => one.said)
    expect(said).toContain(
      `Another run (process ${process.pid}) is checking the same target with the account "mine": waiting for it to end.`,
    )
    expect(await mock.snapshot()).toEqual(before)
    expect(journals(folder)).toEqual([])
  })

  it('of which one does not end: the other says so, with exit code 3, and has changed nothing', async () => {
    const { mock, target, folder, begin } = await setUp()
    const before = await mock.snapshot()
    const pid = atWork()
    const path = leave(target, folder, [held], pid)
    await expect(begin({ busyMs: 500 }).report).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining(`Another run (process ${pid}) is checking the same target with the account "mine"`),
    })
    expect(await mock.snapshot()).toEqual(before)
    expect(journals(folder).map((name) => join(folder, name))).toEqual([path])
  })

  it('with accounts of their own do not wait for each other', async () => {
    const { target, folder, begin } = await setUp()
    const other = { ...values, body: { ...values.body, userName: 'yours' } }
    leave(target, folder, [{ ...held, tracked: { ...held.tracked, current: other, original: other } }], atWork())
    const { report, said } = begin({ busyMs: 0 })
    expect(exitCodeOf(await report)).toBe(0)
    expect(said).toEqual([])
  })

  it('of which one is no more, or whose number another process has by now: nobody waits for it', async () => {
    const { target, folder, begin } = await setUp()
    leave(target, folder, [held])
    leave(target, folder, [held], atWork(), { began: '1' })
    const { report, said } = begin({ busyMs: 0 })
    expect(exitCodeOf(await report)).toBe(0)
    expect(said).toEqual([])
    expect(journals(folder)).toEqual([])
  })
})
