import { type Change, changeOf, fieldName, fieldValue, type Operation } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, operationOf, plan } from '../sequence/facts.ts'
import { goBack } from '../sequence/go-back.ts'
import { isListed } from '../sequence/listed-record.ts'
import { describeRequest } from '../sequence/release.ts'
import { hold, type Reply, type Sequence, send } from '../sequence/step.ts'
import { changeTo, isOriginal, noteChange, type Tracked } from '../sequence/tracked.ts'
import { ordinaryValue } from '../sequence/values.ts'
import type { ChangeEntry, Entry, RemovalEntry } from './entry.ts'
import { findOrphan } from './find-orphan.ts'
import { letIn } from './let-in.ts'
import { isUnlisted } from './listed.ts'
import { isRefusal, type Loss, passing } from './loss.ts'
import { isSameRecord } from './same-record.ts'

/**
 * Puts back what is owed, the last first: a role is not dropped while it has a privilege.
 *
 * @param onUndone Told of each entry that is none any more; the others stay in the journal.
 */
export function* replay(facts: Facts, entries: readonly Entry[], onUndone: (entry: Entry) => void): Sequence<readonly Loss[]> {
  const losses = new Map<Entry, Loss>()
  const paid = new Set<Entry>()
  for (const entry of entries.toReversed().filter((one) => !paid.has(one))) {
    const own = { ...facts, learned: { ...facts.learned, ...learnedFrom(facts, entry) } }
    const loss = yield* putBack(own, entry)
    if (loss) losses.set(entry, loss)
    // Said once; it is not worth a failure in every run to come.
    if (loss && !loss.unlikely) continue
    for (const same of entries.filter((one) => one === entry || isSameRecord(facts.document, one, entry))) {
      paid.add(same)
      if (same !== entry) losses.delete(same)
      onUndone(same)
    }
  }
  return [...losses.values()]
}

function* putBack(facts: Facts, entry: Entry): Sequence<Loss | undefined> {
  if (entry.kind === 'removal') return yield* remove(facts, entry)
  return entry.kind === 'change' ? yield* setBack(facts, entry) : yield* letIn(facts, entry)
}

/** What the run that is no more had found out about the target. */
function learnedFrom({ document }: Facts, { notation }: Entry): Facts['learned'] {
  const index = notation === undefined ? -1 : document.model.notations.indexOf(notation)
  return index < 0 ? {} : { notations: [index] }
}

function* remove(facts: Facts, entry: RemovalEntry): Sequence<Loss | undefined> {
  const operation = operationOf(facts, entry.operation)
  const found = entry.whole ? { values: entry.values } : yield* findOrphan(facts, entry)
  if (found === 'nowhere') return undefined
  // Nobody else has a value of the run's own: so it was made by that request, or nothing has it. Anything else may be anybody's.
  if (!('values' in found) || !(entry.made || entry.own || !entry.whole))
    return {
      what: describeUnsure(entry),
      ...(entry.unwanted ? { unlikely: true } : {}),
      ...('passing' in found ? { passing: true } : {}),
    }
  const request = plan(facts, operation, found.values)
  const reply = yield* send({ request, restores: describeRequest(request) })
  if (reply.outcome === 'success' || (yield* isGone(facts, request, entry, reply))) return undefined
  return { what: describeRequest(request), ...passing(reply) }
}

/**
 * Whether there is nothing to remove (any more): it cannot be seen, or, where its removal was refused, it was never made, or that is
 * how the document answers a second removal.
 */
function* isGone(facts: Facts, request: PlannedRequest, entry: RemovalEntry, reply: Reply): Sequence<boolean> {
  const { id, pairs } = request.operation
  const seen = entry.look && (yield* look(facts, entry.look))
  if ((seen && isRefusal(seen)) || (yield* isUnlisted(facts, entry))) return true
  // Some servers forbid whatever is not there, which alone says nothing: the list of all that is there does.
  if (isForbidden(seen ?? reply) && (yield* isListed(facts, request)) === false) return true
  if (!isRefusal(reply) || (entry.made && seen?.outcome === 'success')) return false
  const again = pairs.filter(({ after }) => after.some((one) => one.startsWith(`${id}/`)))
  return !entry.made || again.some(({ response }) => response.status === reply.values?.response.status)
}

const isForbidden = ({ values }: Reply): boolean => values?.response.status === 403

function* look(facts: Facts, { operationId, values }: NonNullable<RemovalEntry['look']>): Sequence<Reply> {
  return yield* send({ request: plan(facts, operationOf(facts, operationId), values), restores: operationId, mayFail: true })
}

function describeUnsure({ madeBy, operation, identity, made }: RemovalEntry): string {
  const sought = Object.entries(identity).map(([at, value]) => `${at.slice(1)} "${value}"`)
  const doubt = made ? 'remove what it created' : 'if it created something, remove it'
  const what = sought.length > 0 ? `look for ${sought.join(', ')} and remove it` : doubt
  if (made) return `${madeBy} was sent, but its response does not say the key of what it created: ${what} with ${operation}`
  return `${madeBy} was sent, but its response was never read: ${what} with ${operation}`
}

function* setBack(facts: Facts, entry: ChangeEntry): Sequence<Loss | undefined> {
  const operation = operationOf(facts, entry.operation)
  const change = changeOf(operation)
  const lost = { what: describeChanged(operation, change, entry) }
  if (!change) return lost
  // Nothing was ever sent that would set anything.
  if (entry.tracked.remembered.length === 0) return undefined
  // Two runs may have found it left behind at once.
  if (entry.phase === 'left' && !(yield* hold(operation, entry.tracked.original))) return lost
  // The undo log keeps the entry itself up to date, and must not be told the same twice.
  const tracked: Tracked = { ...entry.tracked, remembered: [...entry.tracked.remembered], doubtful: true }
  if (yield* proveOriginal(facts, operation, tracked)) return undefined
  const replies = yield* goBack(facts, operation, change, tracked)
  return isOriginal(tracked, change) ? undefined : { ...lost, ...passing(...replies) }
}

/** Says what was changed, and not to what: `updatePassword with userName "milvusAdmin": its value from before the run`. */
function describeChanged({ id }: Operation, change: Change | undefined, { tracked }: ChangeEntry): string {
  const whose = (change?.references ?? []).map(
    (field) => `${fieldName(field)} ${JSON.stringify(fieldValue(tracked.original, field))}`,
  )
  return `${id}${whose.length > 0 ? ` with ${whose.join(', ')}` : ''}: its value from before the run`
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
