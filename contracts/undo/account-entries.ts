import type { Document, Json, Operation, RequestExample } from '#openapi'
import { track } from '../sequence/tracked.ts'
import type { ChangeEntry, Entry } from './entry.ts'
import type { Journal } from './journal.ts'
import { occupy, type Patience } from './occupy.ts'
import { isSameRecord } from './same-record.ts'

/** What a run owes to those who were there before it: the accounts it changes, and the one it signs in as. */
export interface AccountEntries {
  /**
   * An account that was there before is going to be changed. Waits for another run that has it.
   *
   * @returns Whether it may be: one that could not be put back yet, whichever operation changed it, may not.
   * @throws {ContractError} with exit code 3 when the other run does not let go.
   */
  readonly hold: (operation: Operation, found: RequestExample) => Promise<boolean>
  /** It is as it was. */
  readonly letGo: (operation: Operation, found: RequestExample) => void
  /** What is set from now on may become what signs the run in. */
  readonly guard: (operation: Operation, remembered: readonly Json[]) => void
  /** The run's own credential is as it was. */
  readonly proved: (operation: Operation) => void
}

/** Lists the entries of one kind that are about one document. */
export const entriesOf = <Kind extends Entry['kind']>(
  document: Document,
  entries: Iterable<Entry>,
  kind: Kind,
): readonly Of<Kind>[] =>
  [...entries].filter((entry): entry is Of<Kind> => entry.kind === kind && entry.api === document.model.name)

type Of<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>

/** Keeps those entries in the journal of a run. */
export function createAccountEntries(document: Document, journal: Journal, patience: Patience): AccountEntries {
  const { entries, save } = journal
  const api = document.model.name
  return {
    async hold(operation, found) {
      const entry: ChangeEntry = { kind: 'change', api, operation: operation.id, tracked: track(found), phase: 'wanted' }
      const known = entriesOf(document, entries, 'change').find((one) => isSameRecord(document, one, entry))
      if (known && known.phase !== 'left') return false
      entries.add(known ?? entry)
      await occupy(document, journal, known ?? entry, patience)
      return true
    },
    letGo(operation, found) {
      const isIt = ({ operation: held, tracked }: ChangeEntry) =>
        held === operation.id && JSON.stringify(tracked.original) === JSON.stringify(found)
      for (const entry of entriesOf(document, entries, 'change')) if (isIt(entry)) entries.delete(entry)
      save(false)
    },
    guard(operation, remembered) {
      if (entriesOf(document, entries, 'caller').length > 0) return
      entries.add({ kind: 'caller', api, operation: operation.id, remembered: [...remembered] })
      save(true)
    },
    proved() {
      for (const entry of entriesOf(document, entries, 'caller')) entries.delete(entry)
      save(false)
    },
  }
}
