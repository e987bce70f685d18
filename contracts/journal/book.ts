import type { Debt } from './debt.ts'
import type { JournalFile } from './file.ts'
import type { Book } from './ledger.ts'

/** A book kept in a file. */
export interface KeptBook extends Book {
  /** At the end of a run: the file is gone when nothing is owed, and stays for the next run otherwise. */
  readonly close: () => void
}

/** Opens the book of a run. */
export function createBook(file: JournalFile): KeptBook {
  const debts = new Set<Debt>()
  return {
    debts,
    save: (durably) => file.write([...debts], durably),
    close: () => (debts.size === 0 ? file.remove() : file.write([...debts], true)),
  }
}
