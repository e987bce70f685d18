import { createHash, randomUUID } from 'node:crypto'
import { rmdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { ContractError } from '../error.ts'
import { isLoopback } from '../http/route.ts'
import type { Entry } from './entry.ts'
import type { JournalText } from './journal-text.ts'
import { type Left, type Other, readLeft, readOthers } from './left.ts'
import { replaceOwnFile } from './own-file.ts'
import { makeOwnFolder } from './own-folder.ts'
import { ownerOf } from './owner.ts'

/** The journal of one run against one target: a file that only its owner can read, gone when nothing is owed. */
export interface JournalFile {
  readonly path: string
  /**
   * Writes the entries in place of those before, whole or not at all.
   *
   * @throws {ContractError} with exit code 2 when that is not possible any more: those before are still there.
   */
  readonly write: (entries: readonly Entry[], durably: boolean) => void
  readonly remove: () => void
  /** Takes note of how ids of the run begin, before anything is made that has one. */
  readonly noteId: (beginning: string) => void
  /** Reads what runs against the same target have left that are no more. */
  readonly readLeft: () => Left
  /** Reads what runs against the same target have written down that are at work now. */
  readonly readOthers: () => readonly Other[]
  /** Tells the user something in a sentence. */
  readonly say: (sentence: string) => void
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
 * @param say Told in a sentence of each journal that cannot be believed and was set aside, and of another run that has to be waited
 *   for. Default: nobody is.
 * @throws {ContractError} with exit code 2 when nothing can be written there, or somebody else could: without a journal no live target
 *   is touched.
 */
export function openJournal(target: string, directory?: string, say: (sentence: string) => void = () => {}): JournalFile {
  const { folder, isShared } = prepareFolder(target, directory)
  const owner = ownerOf(process.pid)
  const path = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}.json`)
  // What a process has written outlives it, but not the machine; a target on this machine ends with it, and needs no waiting for the disk.
  const outlives = !isLoopback(target)
  const ids = new Set<string>()
  const textOf = (entries: readonly Entry[]) =>
    JSON.stringify({ version: 1, target, owner, ids: [...ids], entries } satisfies JournalText)
  return {
    path,
    write: (entries, durably) =>
      orRefuse(path, () => {
        // Another run on the same target may have been the last in it, as it thought.
        makeOwnFolder(folder, isShared)
        replaceOwnFile(path, textOf(entries), durably && outlives)
      }),
    remove: () => removeWithFolder(path),
    noteId: (beginning) => void ids.add(beginning),
    readOthers: () => readOthers(folder, { own: path, target }),
    say,
    readLeft: () => {
      const left = readLeft(folder, { own: path, target })
      for (const aside of left.setAside) say(describeSetAside(aside, target))
      // What they owe is written down here from now on.
      for (const id of left.ids) ids.add(id)
      return left
    },
  }
}

const describeSetAside = (path: string, target: string): string =>
  `A journal is damaged or was not written by a run against ${target}, so it was moved to ${path}. Check it for changes that may be left on the target, then delete it.`

/** A folder for the journals of one target. */
interface Place {
  readonly folder: string
  /** Whether its name could be known, and the folder made, by others. */
  readonly isShared: boolean
}

function placesOf(target: string, directory: string | undefined): readonly Place[] {
  const name = `${new URL(target).host.replaceAll(/[^\w.-]/g, '_')}-${createHash('sha256').update(target).digest('hex').slice(0, 8)}`
  if (directory !== undefined) return [{ folder: join(directory, name), isShared: false }]
  return [defaultJournalDirectory(process.env), temporaryDirectory()].map((place) => ({
    folder: join(place, name),
    isShared: true,
  }))
}

function prepareFolder(target: string, directory: string | undefined): Place {
  const causes: unknown[] = []
  for (const place of placesOf(target, directory)) {
    try {
      makeOwnFolder(place.folder, place.isShared)
      const probe = join(place.folder, randomUUID())
      replaceOwnFile(probe, '', false)
      rmSync(probe)
      return place
    } catch (error) {
      causes.push(error)
    }
  }
  throw new ContractError(2, {
    what: `There is no safe place for the undo journal, so nothing was sent: ${causes.map(reasonOf).join('; ')}.`,
    next: 'Choose another folder with --journal=FOLDER or DOUBLECHECK_JOURNAL, or send only requests that read: --allow=read.',
    cause: causes[0],
  })
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function orRefuse(path: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    throw new ContractError(2, {
      what: `The journal ${path} cannot be written: ${reasonOf(cause)}. Changes made so far are undone.`,
      next: 'Free some space, or choose another folder with --journal=FOLDER.',
      cause,
    })
  }
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
