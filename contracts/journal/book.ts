import type { Debt } from './debt.ts'
import type { JournalFile } from './file.ts'

/** Keeps the debts of a run, of all its documents. */
export interface Book {
  readonly debts: Set<Debt>
  /**
   * Writes them down.
   *
   * @param durably Whether they have to be on the disk before anything else happens.
   */
  readonly save: (durably: boolean) => void
}

/** A book kept in a file. */
export interface KeptBook extends Book {
  /** At the end of a run: the file is gone when nothing is owed, and stays for the next run otherwise. */
  readonly close: () => void
}

/** Opens the book of a run; without a file, what a crash would leave is forgotten. */
export function createBook(file: JournalFile | undefined): KeptBook {
  const debts = new Set<Debt>()
  if (!file) return { debts, save() {}, close() {} }
  return {
    debts,
    save: (durably) => file.write([...debts], durably),
    close: () => (debts.size === 0 ? file.remove() : file.write([...debts], true)),
  }
}
