import { type Document, fieldValue, type Operation, type RequestExample } from '#openapi'
import { isDoubtful, type Reply, type SendStep } from '../sequence/step.ts'
import { noteReply, track } from '../sequence/tracked.ts'
import { changeTouching, type Debt, type IsOwn, pays, type RemovalDebt, removalAfter } from './debt.ts'

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

/** Knows what one document's requests owe, by looking at them: no sequence can forget to say so. */
export interface Ledger {
  /** Before requests are sent: what they may bring about is written down. */
  readonly before: (steps: readonly SendStep[]) => void
  /** After one was answered, or left out. */
  readonly after: (step: SendStep, reply: Reply) => void
  /** An account that was there before is going to be changed. */
  readonly hold: (operation: Operation, found: RequestExample) => void
  /** It is as it was. */
  readonly letGo: (operation: Operation, found: RequestExample) => void
}

/** Creates the ledger of one document. */
export function createLedger(document: Document, { debts, save }: Book, isOwn: IsOwn): Ledger {
  const asked = new Map<SendStep, RemovalDebt>()
  const api = document.model.name

  function noteRemoval(step: SendStep): boolean {
    const debt = removalAfter(document, step, isOwn)
    // What is there already is not made a second time.
    if (!debt || [...debts].some((one) => one.kind === 'removal' && one.made && isSame(one, debt))) return false
    asked.set(step, debt)
    debts.add(debt)
    return true
  }

  function noteValues({ request }: SendStep): boolean {
    let news = false
    for (const debt of debts) {
      const change = debt.api === api ? changeTouching(request, debt) : undefined
      if (!change || debt.kind !== 'change') continue
      const values = change.claims.map(({ set }) => fieldValue(request.values, set) ?? null)
      const { remembered } = debt.tracked
      debt.notation = request.notation
      news = values.some((value) => remembered.at(-1) !== value) || news
      remembered.push(...values.filter((value) => remembered.at(-1) !== value))
    }
    return news
  }

  function settleAsked(step: SendStep, reply: Reply): boolean {
    const debt = asked.get(step)
    if (!debt) return false
    asked.delete(step)
    if (isDoubtful(reply) && debt.whole) return false
    debts.delete(debt)
    const made = reply.outcome === 'success' && reply.values && removalAfter(document, step, isOwn, reply.values.response)
    if (made) debts.add(made)
    return true
  }

  function settleRemoved({ request }: SendStep, reply: Reply): boolean {
    const paid = [...debts].filter(
      (debt) => debt.api === api && pays(request, debt) && (reply.outcome === 'success' || (!debt.made && isRefusal(reply))),
    )
    for (const debt of paid) debts.delete(debt)
    return paid.length > 0
  }

  function settleChange({ request }: SendStep, reply: Reply): boolean {
    const touched = [...debts].filter((debt) => debt.kind === 'change' && debt.api === api && reply.outcome === 'success')
    for (const debt of touched) {
      const change = changeTouching(request, debt)
      if (change && debt.kind === 'change') noteReply(debt.tracked, change, request.values, reply)
    }
    return touched.length > 0
  }

  return {
    before(requests) {
      const news = requests.flatMap((request) => [noteRemoval(request), noteValues(request)])
      if (news.includes(true)) save(true)
    },
    after(step, reply) {
      const news = [settleAsked(step, reply), settleRemoved(step, reply), settleChange(step, reply)]
      if (news.includes(true)) save(false)
    },
    hold(operation, found) {
      debts.add({ kind: 'change', api, operation: operation.id, tracked: track(found) })
      save(true)
    },
    letGo(operation, found) {
      for (const debt of debts) {
        const held = debt.kind === 'change' && debt.api === api && debt.operation === operation.id
        if (held && JSON.stringify(debt.tracked.original) === JSON.stringify(found)) debts.delete(debt)
      }
      save(false)
    },
  }
}

const isSame = (one: RemovalDebt, other: RemovalDebt): boolean =>
  one.api === other.api && one.operation === other.operation && JSON.stringify(one.values) === JSON.stringify(other.values)

/** Whether an answer says that there is nothing to remove; one that does not let us in says nothing. */
export const isRefusal = (reply: Reply): boolean =>
  reply.outcome === 'failure' && !isDoubtful(reply) && ![401, 403, 429].includes(reply.values?.response.status ?? 0)
