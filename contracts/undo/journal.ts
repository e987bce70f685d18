import type { Entry } from './entry.ts'
import type { JournalFile } from './journal-file.ts'
import type { Other } from './left.ts'

/** Keeps the entries of a run, of all its documents. */
export interface Journal {
  readonly entries: Set<Entry>
  /**
   * Writes them down.
   *
   * @param durably Whether they have to be on the disk before anything else happens.
   */
  readonly save: (durably: boolean) => void
  /** Tells its own journal from those of the others. */
  readonly path: string
  /** Reads what runs against the same target have written down that are at work now. */
  readonly readOthers: () => readonly Other[]
  /** Tells the user what is waited for. */
  readonly say: (sentence: string) => void
}

/** A journal kept in a file. */
export interface KeptJournal extends Journal {
  /** At the end of a run: the file is gone when nothing is owed, and stays for the next run otherwise. */
  readonly close: () => void
}

/** Opens the journal of a run; without a file, what a crash would leave is forgotten. */
export function createJournal(file: JournalFile | undefined): KeptJournal {
  const entries = new Set<Entry>()
  if (!file) return { entries, path: '', save() {}, close() {}, readOthers: () => [], say() {} }
  return {
    entries,
    path: file.path,
    readOthers: file.readOthers,
    say: file.say,
    save: (durably) => file.write([...entries], durably),
    close: () => (entries.size === 0 ? file.remove() : file.write([...entries], true)),
  }
}
