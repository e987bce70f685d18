import type { Document } from '#openapi'
import { ContractError } from '../error.ts'
import { pause } from '../exchange/outage.ts'
import type { Book, Other } from './journal.ts'
import type { ChangeDebt } from './entry.ts'
import { describeRecord, isSameRecord } from './same-record.ts'

/** Another run that has, or wants, the same account. */
interface Rival extends Pick<Other, 'pid' | 'path'> {
  readonly phase: ChangeDebt['phase']
}

/** How long to wait, in milliseconds, and when not to any more. */
export interface Patience {
  readonly longestMs: number
  readonly signal?: AbortSignal | undefined
}

/** How long to wait before the other journals are read again, in milliseconds. */
const pauseMs = 200

/**
 * Waits until no other run on the same target has the account a debt is about. Every run says in its journal what it wants before it
 * reads those of the others, and that it has it before it reads them once more: so of two at least one sees the other, and the one
 * whose journal comes first by name goes first.
 *
 * @throws {ContractError} with exit code 3 when the other run has not let go in time: the debt is what it was before.
 */
export async function occupy(document: Document, book: Book, debt: ChangeDebt, patience: Patience): Promise<void> {
  const wasLeft = debt.phase === 'left'
  give(book, debt, 'wanted')
  for (let waitedMs = 0; !take(document, book, debt); waitedMs += pauseMs) {
    const [rival] = rivalsOf(document, book, debt)
    if (waitedMs >= patience.longestMs || patience.signal?.aborted) {
      if (!wasLeft) book.debts.delete(debt)
      give(book, debt, 'left')
      throw inUse(document, debt, rival)
    }
    if (rival && waitedMs === 0) book.say(`${inUseBy(document, debt, rival)}: waiting until it has ended.`)
    await pause(pauseMs)
  }
}

function give(book: Book, debt: ChangeDebt, phase: ChangeDebt['phase']): void {
  debt.phase = phase
  book.save(true)
}

function take(document: Document, book: Book, debt: ChangeDebt): boolean {
  const goesFirst = () => rivalsOf(document, book, debt).every(({ phase, path }) => phase === 'wanted' && path > book.path)
  if (!goesFirst()) return false
  give(book, debt, 'held')
  if (goesFirst()) return true
  give(book, debt, 'wanted')
  return false
}

function rivalsOf(document: Document, { readOthers }: Book, debt: ChangeDebt): readonly Rival[] {
  return readOthers().flatMap(({ pid, path, debts }) =>
    debts.flatMap((one) =>
      one.kind === 'change' && one.phase !== 'left' && isSameRecord(document, one, debt) ? [{ pid, path, phase: one.phase }] : [],
    ),
  )
}

const inUseBy = (document: Document, debt: ChangeDebt, rival: Rival | undefined): string =>
  `Another run${rival ? ` (process ${rival.pid})` : ''} is checking the same target with the account ${describeRecord(document, debt)}`

function inUse(document: Document, debt: ChangeDebt, rival: Rival | undefined): ContractError {
  return new ContractError(3, {
    what: `${inUseBy(document, debt, rival)}: of two at once neither would prove anything.`,
    next: 'Run again when it has ended, or give an account of its own with --account=NAME:PASSWORD.',
  })
}
