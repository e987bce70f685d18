import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createListener } from '#mocks/server'
import { serve } from '../live/servers.ts'
import { type ApiName, createTarget } from '../live/target.ts'

// `DOUBLECHECK_CRASHES=100` for the whole proof; `every-request.test.ts` looks at what a killed process would leave without killing one.
const crashes = Number(process.env.DOUBLECHECK_CRASHES ?? 1)

const unreadAnswer =
  /^not restored: createUser was sent, but its response was never read: look for username "user_test_\w+", email "user_test_\w+@uiza\.io" and remove it with deleteUser$/m

const ending: (() => void)[] = []
const atEnd = (end: () => void): void => void ending.push(end)
afterAll(() => {
  for (const end of ending) end()
})

/** What happens to a request, before it is carried out. */
type Hook = (request: IncomingMessage, response: ServerResponse, handle: () => void) => void

const asUsual: Hook = (_request, _response, handle) => handle()
const isCreation = ({ url = '', method }: IncomingMessage): boolean =>
  method === 'POST' && /\/users\/create$|\/admin\/user$/.test(url)

/** Does not serve some requests. Without those that create, the accounts of the documents are changed, and have to be set back. */
const without =
  (fits: (request: IncomingMessage) => boolean): Hook =>
  (request, response, handle) => {
    if (fits(request)) response.writeHead(404).end()
    else handle()
  }

async function setUp(name: ApiName) {
  const mock = createTarget(name)
  const listener = createListener({ mocks: [mock] })
  const server = { hook: asUsual }
  const url = await serve((request, response) => server.hook(request, response, () => listener(request, response)), atEnd)
  const home = mkdtempSync(join(tmpdir(), 'doublecheck-test-'))
  atEnd(() => rmSync(home, { recursive: true, force: true }))
  const journals = () => readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.json'))
  const begin = (...flags: readonly string[]) => run(`--target=${url}`, `--api=${name}`, `--journal=${home}`, ...flags)
  return { state: () => mock.snapshot(), server, begin, journals }
}

function run(...flags: readonly string[]) {
  const all = ['--conditions=source', 'scripts/cli.ts', 'verify', ...flags]
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] })
  atEnd(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)))
  type Ended = { readonly exitCode: number | null; readonly output: string }
  const ended = new Promise<Ended>((resolve) => child.once('close', (exitCode) => resolve({ exitCode, output })))
  return { child, ended }
}

/** Kills the process in the middle of its request number so-and-so: before it is carried out, or after, and always before it is answered. */
function killAt(number: number, { child, next }: { readonly child: ChildProcess; readonly next: Hook }): Hook {
  let count = 0
  return (request, response, handle) => {
    count += 1
    if (count === number) child.kill('SIGKILL')
    next(request, response, handle)
  }
}

describe.concurrent.each([
  { what: 'that creates its accounts', name: 'milvus', hook: asUsual },
  { what: 'that changes accounts it found', name: 'uiza', hook: without(isCreation) },
] as const)('a run $what, killed in the middle of a request', ({ name, hook }) => {
  it('is put back by --restore, to the last password', { timeout: 120_000 + crashes * 10_000 }, async () => {
    const { state, server, begin, journals } = await setUp(name)
    const before = await state()
    for (let crash = 0; crash < crashes; crash += 1) {
      const number = 1 + Math.floor(Math.random() * 150)
      const { child, ended } = begin()
      server.hook = killAt(number, { child, next: hook })
      expect((await ended).exitCode, `request ${number}`).toBe(null)
      // Every second time, beginning with the first, the restoring is killed too.
      if (crash % 2 === 0) {
        const restoring = begin('--restore')
        server.hook = killAt(1, { child: restoring.child, next: hook })
        await restoring.ended
      }
      server.hook = hook
      const { exitCode, output } = await begin('--restore').ended
      expect([await state(), exitCode], `killed at request ${number}: ${output}`).toEqual([before, 0])
      expect(journals()).toEqual([])
    }
  })
})

describe.concurrent('a run that is killed while something is created whose name only the answer tells', () => {
  it('says what to look for as long as it cannot be found, and removes it when it can', async () => {
    const { state, server, begin } = await setUp('uiza')
    const before = await state()
    const { child, ended } = begin('--operation=createUser', '--only=examples')
    server.hook = (request, _response, handle) => {
      if (isCreation(request)) child.kill('SIGKILL')
      handle()
    }
    await ended
    expect(await state()).not.toEqual(before)
    server.hook = without(({ method }) => method === 'GET')
    const { exitCode, output } = await begin('--restore').ended
    expect(output).toMatch(unreadAnswer)
    expect(output).toMatch(/^What is left is listed in .*\.json, and the next run tries again\./m)
    expect(exitCode).toBe(4)
    server.hook = asUsual
    expect(await begin('--restore').ended).toMatchObject({ exitCode: 0 })
    expect(await state()).toEqual(before)
  })
})

describe.concurrent('a run that is stopped', () => {
  it('at any moment leaves nothing to the next run', async () => {
    const { state, begin, server } = await setUp('milvus')
    const before = await state()
    const { child, ended } = begin()
    server.hook = killAt(99, { child, next: asUsual })
    await ended
    await begin('--operation=listUsers').ended
    expect(await state()).toEqual(before)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('puts back at once when it is asked to stop with %s', async (signal, code) => {
    const { state, begin, server } = await setUp('milvus')
    const before = await state()
    const { child, ended } = begin('--operation=updatePassword')
    let asked = false
    server.hook = (request, _response, handle) => {
      // A second one would end the process.
      if (request.url?.endsWith('update_password') && !asked) asked = child.kill(signal)
      handle()
    }
    const { exitCode, output } = await ended
    expect([exitCode, await state()], output).toEqual([code, before])
    expect(output).toContain('Interrupted: undoing the changes.')
  })

  it.each([
    ['milvus', 5],
    ['milvus', 30],
    ['milvus', 60],
    ['uiza', 30],
  ] as const)(
    'leaves nothing on the disk where nothing is owed: %s, at request %i',
    { timeout: 60_000 },
    async (name, number) => {
      const { state, begin, server, journals } = await setUp(name)
      const before = await state()
      const { child, ended } = begin()
      let count = 0
      server.hook = (_request, _response, handle) => {
        count += 1
        if (count === number) child.kill('SIGINT')
        handle()
      }
      const { exitCode, output } = await ended
      expect([exitCode, journals(), await state()], output).toEqual([130, [], before])
    },
  )
})
