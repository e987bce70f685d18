import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openJournal, restore, type VerifyOptions, verify } from '#contracts'
import { createListener } from '#mocks/server'
import { serve } from '../live/servers.ts'
import { type ApiName, createTarget, documents } from '../live/target.ts'

// Every so-manieth request of a run; `DOUBLECHECK_CRASHES=100` looks at each one. Odd: before it is carried out, and after it.
const stride = Number(process.env.DOUBLECHECK_CRASHES ?? 0) >= 100 ? 1 : 61

/** What is left if the machine stops now: the journal as it is on the disk, and what the target remembers. */
interface Moment {
  readonly request: string
  readonly journal: string | undefined
  readonly state: object
}

const isCreation = ({ url = '', method }: IncomingMessage): boolean =>
  method === 'POST' && /\/users\/create$|\/admin\/user$/.test(url)

const nameless = 'createUser was sent, but its response was never read: if it created something, remove it with deleteUser'

// Larger than any id a process can have.
const endedPid = 2 ** 30

async function setUp(name: ApiName, borrows: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const mock = createTarget(name)
  const listener = createListener({ mocks: [mock] })
  const moments: Moment[] = []
  const watched = { now: false, count: 0 }
  const target = await serve((request, response) => {
    if (borrows && isCreation(request)) return response.writeHead(404).end()
    const note = async () => {
      if (!watched.now || watched.count++ % stride > 0) return
      const journal = journals(folder)[0]
      const what = `${watched.count} ${request.method} ${request.url}`
      moments.push({
        request: what,
        journal: journal && readFileSync(join(folder, journal), 'utf8'),
        state: await mock.snapshot(),
      })
    }
    // Before it is carried out, and before it is answered.
    const end = response.end.bind(response)
    Object.assign(response, { end: (...all: Parameters<typeof end>) => void note().then(() => end(...all)) })
    return void note().then(() => listener(request, response))
  })
  return { mock, folder, target, moments, watched }
}

const journals = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))

function optionsFor(name: ApiName, target: string, folder: string): VerifyOptions {
  let count = 0
  const createId = () => `t${(count++).toString(36)}`
  const asked = { selection: {}, timeoutMs: 10_000, now: Date.now, createId }
  return { documents: [documents[name]()], target, mock: false, journal: openJournal(target, folder), ...asked }
}

/** Leaves a journal as a run would that is no more. */
function leave(target: string, folder: string, journal: string): void {
  const path = join(dirname(openJournal(target, folder).path), 'left.json')
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const page = JSON.parse(journal)
  writeFileSync(path, JSON.stringify({ ...page, owner: { ...page.owner, pid: endedPid } }), { mode: 0o600 })
}

describe.each<ApiName>(['milvus', 'uiza'])('whenever a run against %s ends, nothing is left that is not said', (name) => {
  it.each([
    ['creates its accounts', false],
    ['changes accounts it found', true],
  ])('and it %s', async (_, borrows) => {
    const { mock, folder, target, moments, watched } = await setUp(name, borrows)
    const before = await mock.snapshot()
    watched.now = true
    expect((await verify(optionsFor(name, target, folder))).unrestored).toEqual([])
    watched.now = false
    expect([await mock.snapshot(), journals(folder)]).toEqual([before, []])
    expect(watched.count).toBeGreaterThan(300)
    for (const { request, journal, state } of moments) {
      await mock.restore(state as never)
      if (journal) leave(target, folder, journal)
      const { unrestored } = await restore(optionsFor(name, target, folder))
      // An account whose name has nothing of the run in it, and whose id only the lost answer told, cannot be found.
      if (unrestored.length > 0) expect(unrestored, request).toEqual([nameless])
      else expect(await mock.snapshot(), request).toEqual(before)
      expect(journals(folder).length, request).toBe(unrestored.length)
      rmSync(folder, { recursive: true })
    }
  })
})
