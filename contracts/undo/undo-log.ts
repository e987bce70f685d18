import { type Document, fieldValue } from '#openapi'
import { isDoubtful, type Reply, type SendStep } from '../sequence/step.ts'
import { noteReply } from '../sequence/tracked.ts'
import type { Book } from './journal.ts'
import { noteForCaller } from './caller-entry.ts'
import { changeTouching, type Debt, type IsOwn, pays, type RemovalDebt, removalAfter } from './entry.ts'
import { isRefusal } from './loss.ts'
import type { Patience } from './occupy.ts'
import { createRecords, debtsOf, type Records } from './account-entries.ts'

/** Knows what one document's requests owe, by looking at them: no sequence can forget to say so. */
export interface Ledger extends Records {
  /** Before requests are sent: what they may bring about is written down. */
  readonly before: (steps: readonly SendStep[]) => void
  /** After one was answered, or left out. */
  readonly after: (step: SendStep, reply: Reply) => void
}

/** What a ledger needs to know of its run. */
export interface LedgerOptions {
  readonly isOwn: IsOwn
  /** How long to wait for another run. */
  readonly patience: Patience
}

interface Work {
  readonly document: Document
  readonly debts: Set<Debt>
  readonly isOwn: IsOwn
  /** What requests that are on their way may have made. */
  readonly asked: Map<SendStep, RemovalDebt>
}

/** Creates the ledger of one document. */
export function createLedger(document: Document, book: Book, { isOwn, patience }: LedgerOptions): Ledger {
  const { debts, save } = book
  const work: Work = { document, debts, isOwn, asked: new Map() }
  return {
    before(steps) {
      const news = steps.flatMap((step) => [
        noteRemoval(work, step),
        noteValues(work, step),
        noteForCaller(callersOf(work), step),
      ])
      if (news.includes(true)) save(true)
    },
    after(step, reply) {
      const news = [settleAsked(work, step, reply), settleRemoved(work, step, reply), settleChange(work, step, reply)]
      if (news.includes(true)) save(false)
    },
    ...createRecords(document, book, patience),
  }
}

const removalsOf = (work: Work) => debtsOf(work.document, work.debts, 'removal')
const changesOf = (work: Work) => debtsOf(work.document, work.debts, 'change')
const callersOf = (work: Work) => debtsOf(work.document, work.debts, 'caller')

/** @returns Whether there is something new to write down; so do the others. */
function noteRemoval(work: Work, step: SendStep): boolean {
  const debt = removalAfter(work.document, step, work.isOwn)
  // What is there already is not made a second time.
  if (!debt || removalsOf(work).some((one) => one.made && isSame(one, debt))) return false
  work.asked.set(step, debt)
  work.debts.add(debt)
  return true
}

function noteValues(work: Work, { request }: SendStep): boolean {
  let news = false
  for (const debt of changesOf(work)) {
    const { remembered } = debt.tracked
    for (const { set } of changeTouching(request, debt)?.claims ?? []) {
      const value = fieldValue(request.values, set) ?? null
      if (remembered.at(-1) === value && debt.notation === request.notation) continue
      debt.notation = request.notation
      remembered.push(value)
      news = true
    }
  }
  return news
}

function settleAsked({ document, debts, isOwn, asked }: Work, step: SendStep, reply: Reply): boolean {
  const debt = asked.get(step)
  if (!debt) return false
  asked.delete(step)
  // What it made, if it did, is looked for in the end.
  if (isDoubtful(reply)) return false
  debts.delete(debt)
  const made = reply.outcome === 'success' && reply.values && removalAfter(document, step, isOwn, reply.values.response)
  if (made) debts.add(made)
  return true
}

function settleRemoved(work: Work, { request }: SendStep, reply: Reply): boolean {
  const isPaid = (debt: RemovalDebt) => pays(request, debt) && (reply.outcome === 'success' || (!debt.made && isRefusal(reply)))
  const paid = removalsOf(work).filter(isPaid)
  for (const debt of paid) work.debts.delete(debt)
  return paid.length > 0
}

function settleChange(work: Work, { request }: SendStep, reply: Reply): boolean {
  const touched = reply.outcome === 'success' ? changesOf(work).filter((debt) => changeTouching(request, debt)) : []
  for (const debt of touched) {
    const change = changeTouching(request, debt)
    if (change) noteReply(debt.tracked, change, request.values, reply)
  }
  return touched.length > 0
}

const isSame = (one: RemovalDebt, other: RemovalDebt): boolean =>
  one.operation === other.operation && JSON.stringify(one.values) === JSON.stringify(other.values)
