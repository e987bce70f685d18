import { type Json, type Operation, propertiesAt, schemaAt } from '#openapi'
import type { PlannedRequest } from '../../exchange/planned-request.ts'
import { type Fields, fieldsIn, isSame } from '../../exchange/same-value.ts'
import type { Differing } from '../differing.ts'
import { describeReply, type Expected, type Sequence, send } from '../step.ts'
import { differenceFrom, keptFields } from './compare-record.ts'
import { aboutRecord, caseIn, type Living, leave, promised, recordIn } from './living.ts'
import type { Both } from './plan-update.ts'

/** What an action says that it did is read afterwards, of the record it names and of no other: `POST /orders/{id}/cancel`. */
export function* checkActions(living: Living, both: Both): Sequence {
  for (const action of living.life.actions) yield* checkAction(living, action, both)
}

function* checkAction(living: Living, action: Operation, { one, other }: Both): Sequence {
  const { read } = living.life
  const request = aboutRecord(living, action, one)
  const [reading, readingOther] = [one, other].map((made) => read && aboutRecord(living, read, made))
  if (!request || !read || !reading || !readingOther) return
  const before = { own: yield* look(living, read, reading), other: yield* look(living, read, readingOther) }
  const act = { case: caseIn(living, { check: 'acted', operation: action }), request }
  const reply = yield* send({ ...act, expected: { ...expectedOf(living, action, request, before.own), mayBeRefused: true } })
  if (reply.outcome !== 'success') return yield* leave(living, describeReply(action.id, reply), ['acted'], action)
  if (reply.broken || reply.values?.response.status === 202) return
  const said = fieldsIn(recordIn(living, action, reply.values?.response.body)) ?? {}
  const changed = changedBy(living, before.own, said)
  const sent = sentBy(living, action, request)
  one.kept = { ...Object.fromEntries(Object.entries(one.kept).filter(([name]) => !(name in changed))), ...sent }
  yield* checkAfter(living, action, { read, reading, readingOther, changed, before: before.other })
  // Whether it can be done again is the server's to say, but it has to say something.
  yield* send({ ...act, expected: { ...promised(living, { check: 'acted', operation: action }, ''), mayBeRefused: true } })
}

const sentBy = ({ facts, life }: Living, action: Operation, { values }: PlannedRequest): Fields =>
  keptFields(facts.document, action, life.collection, values.body)

function expectedOf(living: Living, action: Operation, request: PlannedRequest, before: Fields): Expected {
  const words = 'the response to an action differs from what was sent'
  const sent = sentBy(living, action, request)
  return {
    ...promised(living, { check: 'acted', operation: action }, 'an action is refused'),
    holds: (body) => {
      const record = recordIn(living, action, body)
      return anotherKey(living, before, record) ?? differenceFrom(sent, record, { words, told: living.told, lists: true })
    },
  }
}

interface After {
  readonly read: Operation
  readonly reading: PlannedRequest
  readonly readingOther: PlannedRequest
  /** What the action has shown to be changed. */
  readonly changed: Fields
  /** What the other record was. */
  readonly before: Fields
}

function* checkAfter(living: Living, operation: Operation, after: After): Sequence {
  const { read, reading, readingOther, changed, before } = after
  const check = { check: 'acted', operation } as const
  const words = 'the record differs from what the response to an action showed'
  const expected = promised(living, check, 'after an action, the record can no longer be read')
  const holds: Expected['holds'] = (body) =>
    differenceFrom(changed, recordIn(living, read, body), { words, told: living.told, lists: true })
  yield* send({ case: caseIn(living, check), request: reading, expected: { ...expected, holds } })
  const isAsBefore: Expected['holds'] = (body) => likewise(changed, before, fieldsIn(recordIn(living, read, body)))
  yield* send({ case: caseIn(living, check), request: readingOther, expected: { ...expected, holds: isAsBefore } })
}

function* look(living: Living, read: Operation, request: PlannedRequest): Sequence<Fields> {
  const reply = yield* send({ request, trial: true })
  return (reply.outcome === 'success' && fieldsIn(recordIn(living, read, reply.values?.response.body))) || {}
}

/** What an action shows to have changed; times, which go on by themselves, left out. */
function changedBy({ facts: { document }, life: { collection } }: Living, before: Fields, said: Fields): Fields {
  const known = collection.item === undefined ? new Map<string, string>() : propertiesAt(document.model.root, collection.item)
  return Object.fromEntries(
    Object.entries(said).filter(([name, value]) => {
      const place = known.get(name)
      const schema = place === undefined ? undefined : schemaAt(document.model, place)
      const isTime = schema?.format === 'date-time' || schema?.format === 'date' || schema?.format === 'time'
      return schema !== undefined && !schema.writeOnly && !isTime && name in before && !isSame(before[name] ?? null, value)
    }),
  )
}

function anotherKey({ life: { collection } }: Living, before: Fields, record: Json | undefined): Differing | undefined {
  const { property } = collection.key ?? {}
  const [own, shown] = property === undefined ? [] : [before[property], fieldsIn(record)?.[property]]
  if (own === undefined || shown === undefined || isSame(own, shown)) return undefined
  const message = 'the response to an action shows another record'
  return { message, pointer: '', expected: own, actual: shown, cause: message }
}

/** Whether another record has become in the same way what it was not. */
function likewise(changed: Fields, before: Fields, now: Fields | undefined): Differing | undefined {
  const names = Object.keys(changed).filter((name) => {
    const value = now?.[name]
    return value !== undefined && name in before && !isSame(before[name] ?? null, value) && isSame(changed[name] ?? null, value)
  })
  if (names.length === 0) return undefined
  const pick = (of: Fields | undefined) => Object.fromEntries(names.map((name) => [name, of?.[name] ?? null]))
  const message = 'another record was changed by an action'
  return { message: `${message}: ${names.join(', ')}`, pointer: '', expected: pick(before), actual: pick(now), cause: message }
}
