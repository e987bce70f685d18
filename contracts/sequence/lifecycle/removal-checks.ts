import type { Json, Operation } from '#openapi'
import type { PlannedRequest } from '../../exchange/planned-request.ts'
import { fieldsIn, isSame } from '../../exchange/same-value.ts'
import { sendNoted } from '../pair.ts'
import { describeReply, type Reply, type Sequence, send, tell } from '../step.ts'
import { differenceFrom } from './compare-record.ts'
import { entriesByKey, listRequest, lookFor } from './list-request.ts'
import { aboutRecord, caseIn, keyOfRecord, type Living, leave, type Made, promised, recordIn } from './living.ts'
import { checkOther } from './other-checks.ts'
import type { Both } from './plan-update.ts'

/** What was removed cannot be read and is not listed; the other record is still there; to remove it again breaks nothing. */
export function* checkRemoved(living: Living, { one, other }: Both): Sequence {
  const { facts, life, undo } = living
  const { read, remove } = life
  const request = remove && aboutRecord(living, remove, one)
  if (!remove || !request) return
  const checks = ['gone', 'unlisted', 'again'] as const
  const before = read && aboutRecord(living, read, one)
  const seen = before && (yield* send({ request: before }))
  const reply = yield* sendNoted(facts, { request }, undo)
  if (reply.outcome !== 'success') return yield* leave(living, describeReply(remove.id, reply), [...checks, 'others'], remove)
  if (reply.values?.response.status === 202)
    return yield* leave(living, `${remove.id} is carried out later`, [...checks, 'others'], remove)
  if (read && before && seen) yield* checkGone(living, remove, { read, before, seen, one, other })
  yield* checkUnlisted(living, remove, one)
  yield* checkOther(living, remove, other, 'another record was changed by a removal')
  // A short key may be that of somebody else's record by now: to remove that would be harm.
  if (facts.mayDropAnything || /^(?=.*\D).{16,}$/.test(keyOfRecord(living, one) ?? '')) yield* checkAgain(living, remove, request)
  else yield* leave(living, 'the target may have reused its key for a record of another client', ['again'], remove)
}

interface Reading {
  readonly read: Operation
  readonly before: PlannedRequest
  readonly seen: Reply
  readonly one: Made
  readonly other: Made
}

function* checkGone(living: Living, remove: Operation, { read, before, seen, one, other }: Reading): Sequence {
  const check = { check: 'gone', operation: remove } as const
  const now = yield* send({ request: before, trial: true })
  const bodyOf = ({ values }: Reply) => recordIn(living, read, values?.response.body)
  if (now.outcome === 'success' && isMarked(bodyOf(seen), bodyOf(now)))
    return yield* leave(living, 'the target keeps removed records and marks them', ['gone'], remove)
  if (now.outcome === 'success' && isAnother(one, bodyOf(now)))
    return yield* leave(living, 'another record has its key now', ['gone'], remove)
  const otherwise = 'the removed record can still be read'
  yield* send({
    case: caseIn(living, check),
    request: before,
    expected: { ...promised(living, check, otherwise), outcome: 'failure' },
    trial: true,
  })
  // A refusal counts where the same of another record is served after it.
  const reading = aboutRecord(living, read, other)
  if (reading) yield* send({ request: reading })
}

/** Servers may give a key to the next record, of whoever makes it. */
const isAnother = ({ kept }: Made, record: Json | undefined): boolean =>
  differenceFrom(kept, record, { words: '', told: new Set(), lists: true }) !== undefined

/** Whether a record says of itself that it is gone: many are only marked. */
export function isMarked(before: Json | undefined, after: Json | undefined): boolean {
  const [was, is] = [fieldsIn(before) ?? {}, fieldsIn(after) ?? {}]
  const marks = Object.keys(is).filter((name) => /delet|remov|archiv|cancel|status|state|active|enabled/i.test(name))
  return marks.some((name) => !isSame(was[name] ?? null, is[name]))
}

function* checkUnlisted(living: Living, remove: Operation, one: Made): Sequence {
  const { list } = living.life
  if (!list) return
  const check = { check: 'unlisted', operation: remove } as const
  const looked = yield* lookFor(living, list, one, listRequest(living, list, one))
  if (!looked) return yield* leave(living, `${list.id} does not return the list`, ['unlisted'], remove)
  const message = 'the removed record is still in the list'
  const key = keyOfRecord(living, one) ?? ''
  const differs = { message, pointer: '', expected: 'no such record', actual: key, cause: message }
  const holds = (body: Json | undefined) => {
    const entry = entriesByKey(living, list, body).get(key)
    return entry === undefined || isAnother(one, entry) ? undefined : differs
  }
  yield* send({
    case: caseIn(living, check),
    request: looked.request,
    expected: { ...promised(living, check, 'the list is refused'), holds },
  })
}

function* checkAgain(living: Living, remove: Operation, request: PlannedRequest): Sequence {
  const one = caseIn(living, { check: 'again', operation: remove })
  const { values, outcome } = yield* send({ request, trial: true })
  const status = values?.response.status
  if (status === undefined) return yield* leave(living, 'the second removal got no response', ['again'], remove)
  // Whichever it was, it is so again: whether it is refused is the server's to say.
  const said = outcome === 'success' ? 'success' : 'failure'
  const otherwise = 'a record that is gone is removed again'
  const expected = { outcome: said, outcomeOnly: true, rule: 'lifecycle/again', otherwise, promise: one } as const
  if (status < 500) return void (yield* send({ case: one, request, trial: true, expected }))
  yield* tell({
    case: one,
    operation: remove,
    rule: 'lifecycle/again',
    message: `removing a record that is already gone causes a server error: status ${status}`,
    expected: 'a refusal, or no effect',
    actual: String(status),
  })
}
