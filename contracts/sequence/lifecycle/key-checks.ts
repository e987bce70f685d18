import { fieldValue, withField } from '#openapi'
import { plan } from '../facts.ts'
import { freshNames, withNames } from '../names.ts'
import { sendNoted } from '../pair.ts'
import { type Sequence, send } from '../step.ts'
import { listRequest } from './list-request.ts'
import { aboutRecord, caseIn, keyOfRecord, type Living, leave, type Made, promised } from './living.ts'
import type { Both } from './plan-update.ts'

/** Whether a request says the key of what it creates, and the document has a refusal for one that is there: 409. */
const saysKeyOnce = ({ life: { created, creator } }: Living, { sent }: Made): boolean =>
  created.key !== undefined &&
  fieldValue(sent, created.key) !== undefined &&
  creator.responses.some(({ status }) => status === 409)

/** A second record with the key of another is refused. */
export function* checkTwice(living: Living, { one, other }: Both): Sequence {
  const { facts, life, undo } = living
  const { creator, created } = life
  if (created.key === undefined || !saysKeyOnce(living, one)) return
  const check = { check: 'unique', operation: creator } as const
  if (one.movedTo !== undefined) return yield* leave(living, 'the record has another key since an update', ['unique'])
  const fresh = () => withNames(other.sent, freshNames(facts.document, creator, other.sent, facts.createId()))
  const request = plan(facts, creator, withField(fresh(), created.key, fieldValue(one.sent, created.key)))
  const otherwise = 'a second record with the key of another is created'
  const expected = { ...promised(living, check, otherwise), outcome: 'failure', outcomeOnly: true } as const
  yield* sendNoted(facts, { case: caseIn(living, check), request, expected, trial: true }, undo)
  // A refusal counts where the same with another key is served after it.
  yield* sendNoted(facts, { request: plan(facts, creator, fresh()) }, undo)
}

/** Two records have two keys. */
export function* checkKeys(living: Living, one: Made, other: Made): Sequence {
  const { facts, life } = living
  const check = { check: 'unique', operation: life.creator } as const
  const [first, second] = [keyOfRecord(living, one), keyOfRecord(living, other)]
  if (first === undefined || second === undefined) return
  const { key } = life.created
  if (key !== undefined && [one, other].some(({ sent }) => fieldValue(sent, key) !== undefined))
    return saysKeyOnce(living, other) ? undefined : yield* leave(living, 'the request sets the key', ['unique'])
  const listed = life.list && plan(facts, life.list, listRequest(living, life.list, other))
  const request = life.read ? aboutRecord(living, life.read, other) : listed
  if (!request) return yield* leave(living, 'no operation reads the created record', ['unique'])
  const message = 'two records were created with the same key'
  const differs = { message, pointer: '', expected: `a key that is not ${first}`, actual: second, cause: message }
  const expected = {
    ...promised(living, check, 'the created record cannot be read'),
    holds: () => (first === second ? differs : undefined),
  }
  yield* send({ case: caseIn(living, check), request, expected })
}
