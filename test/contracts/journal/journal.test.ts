import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openJournal, restore, type VerifyOptions, verify } from '#contracts'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { milvusDocument } from '#openapi/milvus'
import type { Debt, RemovalDebt } from '../../../contracts/journal/debt.ts'
import { ownerOf } from '../../../contracts/journal/owner.ts'
import { serve } from '../live/servers.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function setUp() {
  const mock = createMock(milvus)
  const target = await serve(createListener({ mocks: [mock] }))
  const folder = newFolder()
  const names = async () => (await mock.snapshot()).users.map(({ userName }) => userName).toSorted()
  return { mock, target, folder, names }
}

function optionsFor(target: string, folder: string): VerifyOptions {
  let count = 0
  return {
    documents: [milvusDocument()],
    target,
    mock: false,
    journal: openJournal(target, folder),
    selection: {},
    timeoutMs: 2_000,
    now: Date.now,
    createId: () => `t${count++}`,
  }
}

const removal: RemovalDebt = {
  kind: 'removal',
  api: 'milvus',
  madeBy: 'createUser',
  identity: { '/userName': 'milvusReader_t0x1' },
  unwanted: false,
  notation: '',
  operation: 'dropUser',
  values: { parameters: {}, body: { userName: 'milvusReader_t0x1' } },
  whole: true,
  own: true,
  made: false,
}

/** Leaves a journal as a run would that is no more. */
function leave(target: string, folder: string, debts: readonly Debt[], pid = endedPid): string {
  const { path } = openJournal(target, folder)
  const left = join(dirname(path), `left-${pid}.json`)
  writeFileSync(left, JSON.stringify({ version: 1, target, owner: { ...ownerOf(pid), pid }, debts }))
  return left
}

// Larger than any id a process can have.
const endedPid = 2 ** 30

const journals = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))

async function create(target: string, userName: string): Promise<void> {
  const body = JSON.stringify({ userName, password: 'Re4d-only' })
  await fetch(`${target}/v2/vectordb/users/create`, { method: 'POST', body })
}

describe('the journal of a run', () => {
  it('is there before the first change, for its owner alone, and gone when nothing is owed', async () => {
    const { mock, folder } = await setUp()
    const listener = createListener({ mocks: [mock] })
    const seen: { readonly mode: number; readonly text: string }[] = []
    const target = await serve((request, response) => {
      if (request.url?.endsWith('/users/create')) {
        for (const name of journals(folder)) {
          const path = join(folder, name)
          seen.push({ mode: statSync(path).mode % 0o1000, text: readFileSync(path, 'utf8') })
        }
      }
      listener(request, response)
    })
    const report = await verify(optionsFor(target, folder))
    expect(report.unrestored).toEqual([])
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.every(({ mode, text }) => mode === 0o600 && text.includes('milvus'))).toBe(true)
    expect(seen.some(({ text }) => text.includes('root:Milvus'))).toBe(false)
    expect(journals(folder)).toEqual([])
  })

  it('is not written where nothing can be: then nothing is sent either', async () => {
    const { target, folder } = await setUp()
    writeFileSync(join(folder, 'file'), '')
    expect(() => openJournal(target, join(folder, 'file'))).toThrow('Give another folder with --journal=FOLDER')
  })
})

describe('what a run that is no more has left', () => {
  it('is put back by the next run', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader_t0x1')
    leave(target, folder, [removal])
    const report = await verify({ ...optionsFor(target, folder), selection: { operation: 'listUsers' } })
    expect(report.unrestored).toEqual([])
    expect(await names()).toEqual(['milvusAdmin', 'root'])
    expect(journals(folder)).toEqual([])
  })

  it('is of one target only', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader_t0x1')
    leave('http://127.0.0.1:1', folder, [removal])
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 0, unrestored: [] })
    expect(await names()).toContain('milvusReader_t0x1')
  })

  it('stays when the target does not answer', async () => {
    const folder = newFolder()
    const target = 'http://127.0.0.1:1'
    leave(target, folder, [removal])
    await expect(restore(optionsFor(target, folder))).rejects.toMatchObject({ exitCode: 3 })
    expect(journals(folder)).toHaveLength(1)
    expect(readFileSync(join(folder, journals(folder)[0] ?? ''), 'utf8')).toContain('milvusReader_t0x1')
  })
})

describe('what is not put back', () => {
  it('is never somebody else’s: a name without an id of the run is not dropped', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader')
    const literal = { userName: 'milvusReader' }
    leave(target, folder, [{ ...removal, identity: {}, own: false, values: { parameters: {}, body: literal } }])
    const { unrestored } = await restore(optionsFor(target, folder))
    expect(unrestored).toEqual([
      'createUser was sent and its answer was never read: if it made something, remove it with dropUser',
    ])
    expect(await names()).toContain('milvusReader')
    expect(journals(folder)).toHaveLength(1)
  })

  it('is left alone while its run is at work', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader_t0x1')
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
    onTestFinished(() => void child.kill())
    const path = leave(target, folder, [removal], child.pid)
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 0, busy: [child.pid] })
    expect(await names()).toContain('milvusReader_t0x1')
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await closed
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 1, unrestored: [], busy: [] })
    expect(await names()).toEqual(['milvusAdmin', 'root'])
    expect(journals(folder).map((name) => join(folder, name))).not.toContain(path)
  })

  it('is said when it cannot be read, or its document is not there', async () => {
    const { target, folder } = await setUp()
    const path = leave(target, folder, [{ ...removal, api: 'other' }])
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(join(dirname(path), 'broken.json'), '{')
    const { unrestored } = await restore(optionsFor(target, folder))
    expect(unrestored).toEqual([
      expect.stringMatching(/^the journal .*broken\.json cannot be read: look into it and delete it$/),
      'dropUser of other, whose document was not given',
    ])
  })
})
