import { type Document, fieldValue, type Json, type Operation, type RequestExample } from '#openapi'
import { isDoubtful, type Reply, type SendStep } from '../sequence/step.ts'
import { noteReply, track } from '../sequence/tracked.ts'
import type { Book } from './book.ts'
import { type CallerDebt, noteForCaller } from './caller-debt.ts'
import { type ChangeDebt, changeTouching, type Debt, type IsOwn, pays, type RemovalDebt, removalAfter } from './debt.ts'
import { isRefusal } from './loss.ts'
import { isSameRecord } from './same-record.ts'

/** Knows what one document's requests owe, by looking at them: no sequence can forget to say so. */
export interface Ledger {
  /** Before requests are sent: what they may bring about is written down. */
  readonly before: (steps: readonly SendStep[]) => void
  /** After one was answered, or left out. */
  readonly after: (step: SendStep, reply: Reply) => void
  /**
   * An account that was there before is going to be changed.
   *
   * @returns Whether it may be: one that could not be put back yet, whichever operation changed it, may not.
   */
  readonly hold: (operation: Operation, found: RequestExample) => boolean
  /** It is as it was. */
  readonly letGo: (operation: Operation, found: RequestExample) => void
  /** What is set from now on may become what signs the run in. */
  readonly guard: (operation: Operation, remembered: readonly Json[]) => void
  /** The run's own credential is as it was. */
  readonly proved: (operation: Operation) => void
}

interface Work {
  readonly document: Document
  readonly debts: Set<Debt>
  readonly isOwn: IsOwn
  /** What requests that are on their way may have made. */
  readonly asked: Map<SendStep, RemovalDebt>
}

/** Creates the ledger of one document. */
export function createLedger(document: Document, { debts, save }: Book, isOwn: IsOwn): Ledger {
  const work: Work = { document, debts, isOwn, asked: new Map() }
  const api = document.model.name
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
    hold(operation, found) {
      const debt: ChangeDebt = { kind: 'change', api, operation: operation.id, tracked: track(found) }
      if (changesOf(work).some((one) => isSameRecord(document, one, debt))) return false
      debts.add(debt)
      save(true)
      return true
    },
    letGo(operation, found) {
      const isIt = ({ operation: held, tracked }: ChangeDebt) =>
        held === operation.id && JSON.stringify(tracked.original) === JSON.stringify(found)
      for (const debt of changesOf(work)) if (isIt(debt)) debts.delete(debt)
      save(false)
    },
    guard(operation, remembered) {
      if (callersOf(work).length > 0) return
      debts.add({ kind: 'caller', api, operation: operation.id, remembered: [...remembered] })
      save(true)
    },
    proved() {
      for (const debt of callersOf(work)) debts.delete(debt)
      save(false)
    },
  }
}

const removalsOf = ({ debts, document }: Work): readonly RemovalDebt[] =>
  [...debts].filter((debt) => debt.kind === 'removal').filter(({ api }) => api === document.model.name)

const changesOf = ({ debts, document }: Work): readonly ChangeDebt[] =>
  [...debts].filter((debt) => debt.kind === 'change').filter(({ api }) => api === document.model.name)

const callersOf = ({ debts, document }: Work): readonly CallerDebt[] =>
  [...debts].filter((debt) => debt.kind === 'caller').filter(({ api }) => api === document.model.name)

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
