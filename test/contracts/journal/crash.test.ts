import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { uiza } from '#mocks/uiza'

// `DOUBLECHECK_CRASHES=100` for the whole proof.
const crashes = Number(process.env.DOUBLECHECK_CRASHES ?? 8)

const unreadAnswer =
  /^not restored: createUser was sent and its answer was never read: look for username "user_test_\w+", email "user_test_\w+@uiza\.io" and remove it with deleteUser$/m

interface Ended {
  readonly exitCode: number | null
  readonly output: string
}

const mocks = [createMock(milvus), createMock(uiza)] as const
let onRequest = (_request: IncomingMessage, _response: ServerResponse, handle: () => void): void => handle()
const listener = createListener({ mocks })
const server = createServer((request, response) => onRequest(request, response, () => listener(request, response)))
const home = mkdtempSync(join(tmpdir(), 'doublecheck-test-'))
const journal = join(home, 'journal')
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(home, { recursive: true })
})

function begin(...flags: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const all = ['--conditions=source', 'scripts/cli.ts', 'verify', `--target=${url}`, `--journal=${journal}`, ...flags]
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)))
  const ended = new Promise<Ended>((resolve) => child.once('close', (exitCode) => resolve({ exitCode, output })))
  return { child, ended }
}

/** Every account with its password. */
async function accounts(): Promise<readonly string[]> {
  const [{ users }, other] = [await mocks[0].snapshot(), await mocks[1].snapshot()]
  return [
    ...users.map(({ userName, password }) => `${userName}:${password}`),
    ...other.users.map(({ id, password }) => `${id}:${password}`),
  ].toSorted()
}

const isCreation = (request: IncomingMessage): boolean =>
  request.url === '/v2/vectordb/users/create' || (request.method === 'POST' && (request.url ?? '').endsWith('/admin/user'))

type Hook = typeof onRequest

/** Kills the process in the middle of its request number so-and-so: before it is carried out, or after, and always before it is answered. */
function killAt(number: number, child: () => ChildProcess, then: Hook): Hook {
  let count = 0
  return (request, response, handle) => {
    count += 1
    if (count === number) child().kill('SIGKILL')
    then(request, response, handle)
  }
}

const asUsual: Hook = (_request, _response, handle) => handle()

/** Serves no operation that creates: then the accounts of the documents are changed, and have to be set back. */
const withoutCreation: Hook = (request, response, handle) => {
  if (isCreation(request)) response.writeHead(404).end()
  else handle()
}

async function countRequests(hook: Hook, flags: readonly string[]): Promise<number> {
  let count = 0
  onRequest = (request, response, handle) => {
    count += 1
    hook(request, response, handle)
  }
  await begin(...flags).ended
  return count
}

describe.each([
  { what: 'that creates its accounts', hook: asUsual, flags: ['--api=milvus'] },
  { what: 'that changes accounts it found', hook: withoutCreation, flags: [] },
])('a run $what, killed in the middle of a request', ({ hook, flags }) => {
  it(
    'is put back by --restore, to the last password',
    async () => {
      const before = await accounts()
      const total = await countRequests(hook, flags)
      expect(await accounts()).toEqual(before)
      for (let crash = 0; crash < crashes; crash += 1) {
        const number = 1 + Math.floor(Math.random() * total)
        const { child, ended } = begin(...flags)
        onRequest = killAt(number, () => child, hook)
        await ended
        // Every third time the restoring is killed too.
        if (crash % 3 === 2) {
          const restoring = begin('--restore')
          onRequest = killAt(1, () => restoring.child, hook)
          await restoring.ended
        }
        onRequest = hook
        const { exitCode, output } = await begin('--restore').ended
        // An API that tells only in its answer what it made can leave one thing to say: see below.
        const code = unreadAnswer.test(output) ? 4 : 0
        if (code === 4) rmSync(journal, { recursive: true })
        expect([await accounts(), exitCode], `killed at request ${number} of ${total}: ${output}`).toEqual([before, code])
      }
      expect(readdirSync(home, { recursive: true }).filter((name) => String(name).includes('.json'))).toEqual([])
    },
    60_000 + crashes * 10_000,
  )
})

describe('a run that is killed while something is created whose name only the answer tells', () => {
  it('says what to look for, as long as it is not found', async () => {
    const before = await accounts()
    const { child, ended } = begin('--api=uiza', '--operation=createUser', '--only=examples')
    onRequest = (request, _response, handle) => {
      if (isCreation(request)) child.kill('SIGKILL')
      handle()
    }
    await ended
    onRequest = asUsual
    const after = await accounts()
    for (let time = 0; time < 2; time += 1) {
      const { exitCode, output } = await begin('--restore').ended
      expect(exitCode).toBe(4)
      expect(output).toMatch(unreadAnswer)
      expect(output).toMatch(/^What is left is written down in .*\.json; the next run tries again\./m)
    }
    expect(await accounts()).toEqual(after)
    expect(after).toEqual(expect.arrayContaining([...before]))
    rmSync(journal, { recursive: true })
    await mocks[1].reset()
  })
})

describe('a run that is killed at any moment', () => {
  it('leaves nothing to the next run', async () => {
    const before = await accounts()
    onRequest = asUsual
    const { child, ended } = begin('--api=milvus')
    setTimeout(() => child.kill('SIGKILL'), 500)
    await ended
    await begin('--api=milvus', '--operation=listUsers').ended
    expect(await accounts()).toEqual(before)
  }, 60_000)

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('puts back at once when it is asked to stop with %s', async (signal, code) => {
    const before = await accounts()
    const { child, ended } = begin('--api=milvus')
    let asked = false
    onRequest = (request, _response, handle) => {
      // A second one would end the process.
      if (request.url?.endsWith('update_password') && !asked) asked = child.kill(signal)
      handle()
    }
    const { exitCode, output } = await ended
    expect([exitCode, await accounts()], output).toEqual([code, before])
  })
})
