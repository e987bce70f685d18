import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { serve } from '../contracts/live/servers.ts'
import { finish, folder, type Run } from './doublecheck.ts'

const command = ['--conditions=source', 'scripts/cli.ts']
const env = { ...process.env, DOUBLECHECK_TOKEN: undefined, DOUBLECHECK_ACCOUNT: undefined }

/** Runs the command with its stdout where a test wants it. */
async function run(stdout: number | 'pipe', ...args: readonly string[]): Promise<Run> {
  return finish(spawn(process.execPath, [...command, ...args], { env, stdio: ['ignore', stdout, 'pipe'] }))
}

/** Runs the command for a reader who goes away after the first bytes. */
async function runHead(...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [...command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.once('data', () => child.stdout.destroy())
  return finish(child)
}

// A device that is always full; not every system has one.
const hasFullDevice = existsSync('/dev/full')

describe('output that nobody reads to its end', () => {
  it.each([
    [['verify', '--list'], 0],
    [['verify', '--help'], 0],
    [['verify', '--operation=listUsers', '--api=milvus'], 0],
    [['export', 'arazzo'], 0],
  ])('is no failure: %j | head', async (args, exitCode) => {
    expect(await runHead(...args)).toMatchObject({ exitCode, stderr: '' })
  })
})

describe.runIf(hasFullDevice)('a full disk', () => {
  it.each([
    ['verify', '--list'],
    ['verify', '--operation=listUsers', '--api=milvus'],
    ['check', 'openapi/milvus.yaml'],
    ['export', 'arazzo'],
  ])('under stdout is one sentence, and exit code 2: %s %s', async (...args) => {
    const full = openSync('/dev/full', 'w')
    const { exitCode, stderr } = await run(full, ...args)
    closeSync(full)
    expect([exitCode, stderr]).toEqual([2, 'The output cannot be written: ENOSPC: no space left on device, write.\n'])
  })

  it('under a report is one sentence, and the other reports are written', async () => {
    const { file, read } = folder()
    const reporters = `--reporter=json=/dev/full,junit=${file('report.xml')}`
    const { exitCode, stderr } = await run('pipe', 'verify', '--api=milvus', '--operation=listUsers', reporters)
    expect([exitCode, stderr]).toEqual([
      2,
      '/dev/full cannot be written: ENOSPC: no space left on device, write. Use another file.\n',
    ])
    expect(read('report.xml')).toContain('<testsuites')
  })
})

describe.runIf(process.platform !== 'win32')('a disk that is full when the journal is written', () => {
  it('lets nothing be changed, and says so in one sentence', async () => {
    const mock = createMock(milvus)
    const target = await serve(createListener({ mocks: [mock] }))
    const { file } = folder()
    const before = await mock.snapshot()
    // No file may grow: as on a full disk, but for the reason given.
    const args = [
      ...command,
      'verify',
      '--api=milvus',
      `--target=${target}`,
      `--journal=${file('journals')}`,
      '--reporter=github',
    ]
    const child = spawn('sh', ['-c', 'ulimit -f 0 && exec "$0" "$@"', process.execPath, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { exitCode, stderr } = await finish(child)
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^The journal .* cannot be written: EFBIG.*\. Changes made so far are undone\. .*\n$/),
    ])
    expect(await mock.snapshot()).toEqual(before)
    const changing = mock.journal.list().filter(({ operation }) => !/^(list|describe)/.test(operation ?? ''))
    expect(changing.map(({ operation }) => operation)).toEqual([])
    expect(readdirSync(file('journals'), { recursive: true }).filter((name) => String(name).includes('json'))).toEqual([])
  })
})

describe('a document that is no file', () => {
  it.each([
    ['a folder', '.', 'it is a folder'],
    ['a device', '/dev/null', 'it is not a file'],
  ])('is said in a sentence: %s', async (_, given, reason) => {
    for (const args of [
      ['verify', given, '--list'],
      ['mock', given],
      ['check', given],
    ]) {
      const { exitCode, stdout, stderr } = await run('pipe', ...args)
      expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(`The document cannot be read: ${reason}`)])
      expect(stderr).not.toContain('    at ')
    }
  })
})
