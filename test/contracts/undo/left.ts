import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openJournal, type VerifyOptions } from '#contracts'
import { createMock, type MockOptions } from '#mocks'
import { type MilvusOptions, type MilvusState, milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { milvusDocument } from '#openapi/milvus'
import type { Entry, RemovalEntry } from '../../../contracts/undo/entry.ts'
import { type Owner, ownerOf } from '../../../contracts/undo/owner.ts'
import { serve } from '../live/servers.ts'

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A Milvus that is somebody else's, and a folder for journals. */
export async function setUp(options: Partial<MilvusOptions> & Pick<MockOptions<MilvusState>, 'authorization'> = {}) {
  const mock = createMock(milvus, options)
  const target = await serve(createListener({ mocks: [mock] }))
  const folder = newFolder()
  const names = async () => (await mock.snapshot()).users.map(({ userName }) => userName).toSorted()
  return { mock, target, folder, names }
}

/** What a run against it is asked for. */
export function optionsFor(target: string, folder: string): VerifyOptions {
  let count = 0
  return {
    documents: [milvusDocument()],
    target,
    mock: false,
    journal: openJournal(target, folder),
    selection: {},
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `t${count++}`,
  }
}

/** A user that a run asked for. */
export const removal: RemovalEntry = {
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
export function leave(
  target: string,
  folder: string,
  entries: readonly Entry[],
  pid = endedPid,
  owner: Partial<Owner> = {},
): string {
  const { path } = openJournal(target, folder)
  const left = join(dirname(path), `left-${pid}.json`)
  const page = { version: 1, target, owner: { ...ownerOf(pid), pid, ...owner }, ids: ['t0x'], entries }
  writeFileSync(left, JSON.stringify(page), { mode: 0o600 })
  return left
}

// Larger than any id a process can have.
const endedPid = 2 ** 30

/** Journals in a folder, from there. */
export const journals = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))

/** Makes a user, as a run would. */
export async function create(target: string, userName: string): Promise<void> {
  const body = JSON.stringify({ userName, password: 'Re4d-only' })
  await fetch(`${target}/v2/vectordb/users/create`, { method: 'POST', body })
}
