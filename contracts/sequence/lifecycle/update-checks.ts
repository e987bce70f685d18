import { type Operation, withField } from '#openapi'
import { sentAt } from '#openapi/effects'
import type { PlannedRequest } from '../../exchange/planned-request.ts'
import type { Fields } from '../../exchange/same-value.ts'
import { freshNames, withNames } from '../names.ts'
import { describeReply, type Sequence, send } from '../step.ts'
import { differenceFrom, keptFields } from './compare-record.ts'
import { aboutRecord, caseIn, type Living, leave, type Made, promised, recordIn } from './living.ts'
import { otherValues, withOneChange } from './other-values.ts'

/** The two records of a life. */
export interface Both {
  readonly one: Made
  readonly other: Made
}

/** What was updated is read as it was sent; what a merge does not name stays; the other record is as it was. */
export function* checkUpdate(living: Living, update: Operation, { one, other }: Both): Sequence {
  const planned = planUpdate(living, update, one)
  if (!planned) return yield* leave(living, `no other values are known for ${update.id}`, ['updated', 'others'], update)
  const { request, kept } = planned
  const check = { check: 'updated', operation: update } as const
  const words = 'what was updated is shown otherwise than sent'
  const reply = yield* send({
    case: caseIn(living, check),
    request,
    expected: {
      ...promised(living, check, 'an update is refused'),
      mayBeRefused: true,
      holds: (response) => differenceFrom(kept, recordIn(living, update, response), { words, told: living.told, lists: true }),
    },
  })
  if (reply.outcome !== 'success' || reply.values?.response.status === 202) {
    const unseen = reply.outcome === 'success' ? (['others'] as const) : (['updated', 'others'] as const)
    return yield* leave(living, describeReply(update.id, reply), unseen, update)
  }
  one.kept = kept
  if (yield* readUpdated(living, update, one)) yield* checkOther(living, update, other, 'another record was changed by an update')
}

/** The request that gives a record other values, and what the record has to be after it. */
function planUpdate(
  living: Living,
  update: Operation,
  one: Made,
): { readonly request: PlannedRequest; readonly kept: Fields } | undefined {
  const { facts, life } = living
  const { collection, creator } = life
  const about = aboutRecord(living, update, one)
  const values = otherValues(facts.document, update, { collection, than: one.kept })
  if (!about || !values) return undefined
  const merges = update.method === 'PATCH'
  const body = merges ? withOneChange(facts.document, update, { request: values, collection, than: one.kept }) : values
  const named = { ...about.values, ...(body.body === undefined ? {} : { body: body.body }) }
  const undone = creator.undo ? { ...update, undo: creator.undo } : update
  const fresh = freshNames(facts.document, undone, named, facts.createId())
  const names = new Map([...living.names, ...fresh])
  const request = { ...about, values: withKey(living, update, about, withNames(named, names)) }
  const sent = keptFields(facts.document, update, collection, request.values.body)
  return { request, kept: merges ? { ...one.kept, ...sent } : sent }
}

/** Reads what was updated. @returns Whether there was a way to read it. */
function* readUpdated(living: Living, update: Operation, one: Made): Sequence<boolean> {
  const { read } = living.life
  const request = read && aboutRecord(living, read, one)
  if (!read || !request) return false
  const check = { check: 'updated', operation: update } as const
  const words = 'what was updated is read otherwise than sent'
  yield* send({
    case: caseIn(living, check),
    request,
    expected: {
      ...promised(living, check, 'what was updated cannot be read'),
      holds: (response) => differenceFrom(one.kept, recordIn(living, read, response), { words, told: living.told }),
    },
  })
  return true
}

/** What names the record in the body has to name the one in the path. */
function withKey(
  { life: { collection }, facts }: Living,
  update: Operation,
  about: NonNullable<ReturnType<typeof aboutRecord>>,
  values: Made['sent'],
): Made['sent'] {
  const at = sentAt(facts.document.model, update, collection)
  const { parameter = '', property } = collection.key ?? {}
  const key = about.values.parameters[`path.${parameter}`]
  const field = `body${at ?? ''}/${property ?? ''}`
  const isSent = property !== undefined && keptFields(facts.document, update, collection, values.body)[property] !== undefined
  return isSent && key !== undefined ? withField(values, field, key) : values
}

/** Reads the record that nothing was done to. */
export function* checkOther(living: Living, operation: Operation, other: Made, words: string): Sequence {
  const { read } = living.life
  const request = read && aboutRecord(living, read, other)
  if (!read || !request) return
  const check = { check: 'others', operation } as const
  // What the server keeps otherwise than sent was told already.
  for (const name of living.told) living.toldOfOther.add(name)
  yield* send({
    case: caseIn(living, check),
    request,
    expected: {
      ...promised(living, check, 'another record is gone'),
      holds: (body) => differenceFrom(other.kept, recordIn(living, read, body), { words, told: living.toldOfOther }),
    },
  })
}
