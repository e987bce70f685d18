import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from './entry.ts'
import { type JournalText, readJournal } from './journal-text.ts'
import { readOwnFile } from './own-file.ts'
import { requireOwnFolder } from './own-folder.ts'
import { isAlive } from './owner.ts'

/** What earlier runs have left. */
export interface Left {
  readonly entries: readonly Entry[]
  /** How the ids of those runs begin. */
  readonly ids: readonly string[]
  /** Process ids of runs that are still at work: what they owe is theirs to put back. */
  readonly busy: readonly number[]
  /** Journals that cannot be believed, where they are now: out of the way of every run to come. */
  readonly setAside: readonly string[]
  /** Removes the files, once their entries are written down elsewhere. */
  readonly forget: () => void
}

/** Another run against the same target, at work now. */
export interface Other {
  readonly pid: number
  readonly path: string
  readonly entries: readonly Entry[]
}

/** A journal that was found. */
interface Found {
  readonly path: string
  readonly journal: JournalText | undefined
}

const nothing: Left = { entries: [], ids: [], busy: [], setAside: [], forget: () => {} }

/**
 * Reads what other runs have left in the folder of a target. A journal that is damaged, or of another target, is set aside.
 *
 * @param asking.own Path of the journal that asks.
 * @throws {Error} when the folder is not this user's alone: then nothing in it is believed.
 */
export function readLeft(folder: string, { own, target }: Asking): Left {
  const names = namesIn(folder)
  if (names.length === 0) return nothing
  requireOwnFolder(folder)
  for (const name of names.filter((one) => one.endsWith('.tmp'))) removeDraft(join(folder, name))
  const found = findIn(folder, { own, target })
  const busy = found.filter(isBusy)
  const dead = found.filter((one) => one.journal && !busy.includes(one))
  return {
    entries: dead.flatMap(({ journal }) => journal?.entries ?? []),
    ids: dead.flatMap(({ journal }) => journal?.ids ?? []),
    busy: busy.flatMap(({ journal }) => journal?.owner.pid ?? []),
    setAside: found.filter(({ journal }) => !journal).map(({ path }) => setAside(path)),
    forget: () => {
      for (const { path } of dead) rmSync(path, { force: true })
    },
  }
}

/**
 * Reads what runs have written down that are at work in the same folder.
 *
 * @throws {Error} when the folder is not this user's alone.
 */
export function readOthers(folder: string, asking: Asking): readonly Other[] {
  requireOwnFolder(folder)
  return findIn(folder, asking).flatMap((one) =>
    one.journal && isBusy(one) ? [{ pid: one.journal.owner.pid, path: one.path, entries: one.journal.entries }] : [],
  )
}

/** Which journal asks, and about which target. */
interface Asking {
  readonly own: string
  readonly target: string
}

function findIn(folder: string, { own, target }: Asking): readonly Found[] {
  const paths = namesIn(folder).flatMap((name) => (name.endsWith('.json') ? [join(folder, name)] : []))
  return paths
    .filter((path) => path !== own)
    .toSorted()
    .flatMap((path) => findAt(path, target))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // It goes with its last journal.
    return []
  }
}

function findAt(path: string, target: string): readonly Found[] {
  try {
    return [{ path, journal: readJournal(readOwnFile(path), target) }]
  } catch (error) {
    // Its run has just ended, and owes nothing.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [{ path, journal: undefined }]
  }
}

const idleMs = (path: string): number => {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats ? Date.now() - stats.mtimeMs : Number.POSITIVE_INFINITY
}

const isBusy = ({ path, journal }: Found): boolean => journal !== undefined && isAlive(journal.owner, idleMs(path))

/** A link is set aside as the link it is. */
function setAside(path: string): string {
  const aside = `${path}.damaged`
  renameSync(path, aside)
  return aside
}

const longestDraftMs = 60_000

/** A draft lives for as long as it is written; of a run that ended meanwhile it would keep passwords for ever. */
function removeDraft(path: string): void {
  if (idleMs(path) > longestDraftMs) rmSync(path, { force: true })
}
