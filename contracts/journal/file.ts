import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { ContractError } from '../error.ts'
import { isLoopback } from '../exchange/route.ts'
import type { Debt } from './debt.ts'
import { type Left, type Page, readLeft } from './left.ts'
import { ownerOf } from './owner.ts'

/** The journal of one run against one target: a file that only its owner can read, gone when nothing is owed. */
export interface JournalFile {
  readonly path: string
  /** Writes the debts in place of those before, whole or not at all. */
  readonly write: (debts: readonly Debt[], durably: boolean) => void
  readonly remove: () => void
  /** Reads what runs against the same target have left that are no more. */
  readonly readLeft: () => Left
}

/** The place journals are in unless told otherwise: the user's state (XDG). */
export function defaultJournalDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  const state = environment.XDG_STATE_HOME || join(homedir(), '.local', 'state')
  return join(state, 'doublecheck', 'journal')
}

/**
 * Opens the journal for a target; nothing is written yet but its folder.
 *
 * @param directory Where journals are; absent: the user's own place, or one in the system's for temporary files where that cannot be written.
 * @throws {ContractError} with exit code 2 when nothing can be written there: without a journal no live target is touched.
 */
export function openJournal(target: string, directory?: string): JournalFile {
  const folder = prepareFolder(target, directory)
  const owner = ownerOf(process.pid)
  const path = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}.json`)
  // What a process has written outlives it, but not the machine; a target on this machine ends with it, and needs no waiting for the disk.
  const outlives = !isLoopback(target)
  const page = (debts: readonly Debt[]) => JSON.stringify({ version: 1, target, owner, debts } satisfies Page)
  return {
    path,
    write: (debts, durably) => replaceFile(path, page(debts), durably && outlives),
    remove: () => removeWithFolder(path),
    readLeft: () => readLeft(folder, path),
  }
}

function prepareFolder(target: string, directory: string | undefined): string {
  const name = `${new URL(target).host.replaceAll(/[^\w.-]/g, '_')}-${createHash('sha256').update(target).digest('hex').slice(0, 8)}`
  const places = directory === undefined ? [defaultJournalDirectory(process.env), temporaryDirectory()] : [directory]
  let cause: unknown
  for (const place of places) {
    const folder = join(place, name)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const probe = join(folder, `${randomUUID()}.tmp`)
      closeSync(openSync(probe, 'wx', 0o600))
      rmSync(probe)
      return folder
    } catch (error) {
      cause = error
    }
  }
  throw new ContractError(2, {
    what: `The journal that undoes a run cannot be written in ${places[0]}: ${(cause as Error).message}.`,
    next: 'Give another folder with --journal=FOLDER or DOUBLECHECK_JOURNAL.',
    cause,
  })
}

/** A folder of this user's alone. */
const temporaryDirectory = (): string => join(tmpdir(), `doublecheck-${userInfo().username}`)

/** The folder goes with its last journal. */
function removeWithFolder(path: string): void {
  rmSync(path, { force: true })
  try {
    rmdirSync(dirname(path))
  } catch {
    // Others are in it.
  }
}

function replaceFile(path: string, text: string, durably: boolean): void {
  const draft = `${path}.tmp`
  // Another run on the same target may have been the last in it, as it thought.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(draft, 'w', 0o600)
  try {
    writeSync(file, text)
    // A killed process loses nothing that was written; only a machine that goes down does.
    if (durably) fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}
