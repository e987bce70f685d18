import type { Document, Json, Operation, RequestExample } from '#openapi'
import { track } from '../sequence/tracked.ts'
import type { Book } from './journal.ts'
import type { ChangeDebt, Debt } from './entry.ts'
import { occupy, type Patience } from './occupy.ts'
import { isSameRecord } from './same-record.ts'

/** What a run owes to those who were there before it: the accounts it changes, and the one it signs in as. */
export interface Records {
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

/** Lists the debts of one kind that are about one document. */
export const debtsOf = <Kind extends Debt['kind']>(document: Document, debts: Iterable<Debt>, kind: Kind): readonly Of<Kind>[] =>
  [...debts].filter((debt): debt is Of<Kind> => debt.kind === kind && debt.api === document.model.name)

type Of<Kind extends Debt['kind']> = Extract<Debt, { kind: Kind }>

/** Keeps those debts in the book of a run. */
export function createRecords(document: Document, book: Book, patience: Patience): Records {
  const { debts, save } = book
  const api = document.model.name
  return {
    async hold(operation, found) {
      const debt: ChangeDebt = { kind: 'change', api, operation: operation.id, tracked: track(found), phase: 'wanted' }
      const known = debtsOf(document, debts, 'change').find((one) => isSameRecord(document, one, debt))
      if (known && known.phase !== 'left') return false
      debts.add(known ?? debt)
      await occupy(document, book, known ?? debt, patience)
      return true
    },
    letGo(operation, found) {
      const isIt = ({ operation: held, tracked }: ChangeDebt) =>
        held === operation.id && JSON.stringify(tracked.original) === JSON.stringify(found)
      for (const debt of debtsOf(document, debts, 'change')) if (isIt(debt)) debts.delete(debt)
      save(false)
    },
    guard(operation, remembered) {
      if (debtsOf(document, debts, 'caller').length > 0) return
      debts.add({ kind: 'caller', api, operation: operation.id, remembered: [...remembered] })
      save(true)
    },
    proved() {
      for (const debt of debtsOf(document, debts, 'caller')) debts.delete(debt)
      save(false)
    },
  }
}
