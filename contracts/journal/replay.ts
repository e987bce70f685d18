import { changeOf, fieldValue, type Operation } from '#openapi'
import { describeRequest } from '../sequence/acquire.ts'
import { type Facts, operationOf, plan } from '../sequence/facts.ts'
import { goBack } from '../sequence/go-back.ts'
import { lose, type Reply, type Sequence, send } from '../sequence/step.ts'
import { changeTo, isOriginal, noteChange, type Tracked } from '../sequence/tracked.ts'
import { ordinaryValue } from '../sequence/values.ts'
import type { ChangeDebt, Debt, RemovalDebt } from './debt.ts'
import { findOrphan } from './find-orphan.ts'
import { isRefusal } from './ledger.ts'

/**
 * Puts back what a run that is no more has left, the last first: a role is not dropped while it has a privilege.
 *
 * @param onPaid Told of each debt that is none any more; the others stay in the journal.
 */
export function* replay(facts: Facts, debts: readonly Debt[], onPaid: (debt: Debt) => void): Sequence {
  for (const debt of debts.toReversed()) {
    const own = { ...facts, learned: learnedFrom(facts, debt) }
    const paid = debt.kind === 'removal' ? yield* remove(own, debt) : yield* setBack(own, debt)
    if (paid) onPaid(debt)
  }
}

/** What the run that is no more had found out about the target. */
function learnedFrom({ document }: Facts, { notation }: Debt): Facts['learned'] {
  const index = notation === undefined ? -1 : document.model.notations.indexOf(notation)
  return index < 0 ? {} : { notations: [index] }
}

function* remove(facts: Facts, debt: RemovalDebt): Sequence<boolean> {
  const operation = operationOf(facts, debt.operation)
  const values = debt.whole ? debt.values : yield* findOrphan(facts, debt)
  if (values === 'nowhere') return true
  // Nobody else has a value of the run's own: so it was made by that request, or nothing has it. Anything else may be anybody's.
  if (values === undefined || !(debt.made || debt.own || !debt.whole)) {
    yield* lose(describeUnsure(debt), debt.unwanted)
    // Said once; it is not worth a failure in every run to come.
    return debt.unwanted
  }
  const request = plan(facts, operation, values)
  const reply = yield* send({ request, restores: describeRequest(request), mayFail: true })
  if (reply.outcome === 'success' || (yield* isGone(facts, operation, debt, reply))) return true
  yield* lose(describeRequest(request))
  return false
}

/** Whether there is nothing to remove (any more): because it was never made, it cannot be seen, or as the document answers a second removal. */
function* isGone(facts: Facts, { id, pairs }: Operation, { made, look }: RemovalDebt, reply: Reply): Sequence<boolean> {
  if (!isRefusal(reply)) return false
  if (look && made) {
    const request = plan(facts, operationOf(facts, look.operationId), look.values)
    const seen = yield* send({ request, restores: look.operationId, mayFail: true })
    if (seen.outcome === 'success' || isRefusal(seen)) return isRefusal(seen)
  }
  const again = pairs.filter(({ after }) => after.some((one) => one.startsWith(`${id}/`)))
  return !made || again.some(({ response }) => response.status === reply.values?.response.status)
}

function describeUnsure({ madeBy, operation, identity }: RemovalDebt): string {
  const sought = Object.entries(identity).map(([at, value]) => `${at.slice(1)} "${value}"`)
  const what = sought.length > 0 ? `look for ${sought.join(', ')} and remove it` : 'if it made something, remove it'
  return `${madeBy} was sent and its answer was never read: ${what} with ${operation}`
}

function* setBack(facts: Facts, debt: ChangeDebt): Sequence<boolean> {
  const operation = operationOf(facts, debt.operation)
  const change = changeOf(operation)
  if (!change) return false
  // The ledger keeps the debt itself up to date, and must not be told the same twice.
  const tracked: Tracked = { ...debt.tracked, remembered: [...debt.tracked.remembered], doubtful: true }
  if (yield* proveOriginal(facts, operation, tracked)) return true
  yield* goBack(facts, operation, change, tracked)
  return isOriginal(tracked, change)
}

/**
 * Nothing may have changed: then the original can be changed, and back. Setting it to itself would prove it too, but a server may
 * refuse the value it has.
 *
 * @returns Whether it is as it was.
 */
function* proveOriginal(facts: Facts, operation: Operation, tracked: Tracked): Sequence<boolean> {
  const change = changeOf(operation)
  const [first] = operation.pairs
  if (!change || !first) return false
  const values = change.claims.map(({ set }) => ordinaryValue(facts.document, operation, first.request, set, facts.createId()))
  const probe: Tracked = { ...tracked, current: tracked.original }
  const away = changeTo(probe, change, values)
  const reply = yield* send({ request: plan(facts, operation, away), restores: operation.id, mayFail: true })
  tracked.remembered.push(...values.map((value) => value ?? null))
  if (reply.outcome !== 'success') return false
  noteChange(tracked, change, away)
  const originals = change.claims.map(({ claim }) => fieldValue(tracked.original, claim))
  const back = changeTo(tracked, change, originals)
  const restored = yield* send({ request: plan(facts, operation, back), restores: operation.id, mayFail: true })
  if (restored.outcome === 'success') noteChange(tracked, change, back)
  return isOriginal(tracked, change)
}
