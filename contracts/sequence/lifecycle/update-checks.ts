import { type Operation, propertiesAt, schemaBelow, withField } from '#openapi'
import { sentAt } from '#openapi/effects'
import type { PlannedRequest } from '../../exchange/planned-request.ts'
import type { Fields } from '../../exchange/same-value.ts'
import { movedKey } from '../moved-key.ts'
import { freshNames, withNames } from '../names.ts'
import { describeReply, type Reply, type Sequence, send } from '../step.ts'
import { differenceFrom, keptFields } from './compare-record.ts'
import { aboutRecord, caseIn, type Living, leave, type Made, promised, recordIn } from './living.ts'
import { checkCopies, checkOther } from './other-checks.ts'
import { otherValues, withOneChange } from './other-values.ts'

/** The two records of a life. */
export interface Both {
  readonly one: Made
  readonly other: Made
}

/** What was updated is read as it was sent; what a merge does not name stays; the other record is as it was. */
export function* checkUpdate(living: Living, update: Operation, both: Both): Sequence {
  const merges = update.method === 'PATCH'
  const became = yield* updateOnce(living, update, both, merges ? 'one property' : 'all')
  if (became === 'unread') return
  yield* checkOther(living, update, both.other, 'another record was changed by an update')
  yield* checkCopies(living, update, both.one, 'an update made another record like the one it changed')
  if (merges && became === 'updated') yield* updateOnce(living, update, both, 'all')
}

/** How much of a record a request changes. */
type Extent = 'one property' | 'all'

/** `unread`: it was not updated, or nothing reads it; `broken`: it is not what it has to be. */
type Became = 'updated' | 'broken' | 'unread'

function* updateOnce(living: Living, update: Operation, both: Both, extent: Extent): Sequence<Became> {
  const { one } = both
  const planned = planUpdate(living, update, both, extent)
  if (!planned) {
    yield* leave(living, `no other values are known for ${update.id}`, ['updated', 'others'], update)
    return 'unread'
  }
  const { request, kept } = planned
  const check = { check: 'updated', operation: update } as const
  const words = 'the response to an update differs from what was sent'
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
    yield* leave(living, describeReply(update.id, reply), unseen, update)
    return 'unread'
  }
  one.kept = kept
  const moved = movedKey(living.facts.document, request, reply)
  if (moved) one.movedTo = moved.to
  const read = yield* readUpdated(living, update, one)
  if (!read) return 'unread'
  return reply.broken || read.broken ? 'broken' : 'updated'
}

/** The request that gives a record other values, and what the record has to be after it. */
function planUpdate(
  living: Living,
  update: Operation,
  { one, other }: Both,
  extent: Extent,
): { readonly request: PlannedRequest; readonly kept: Fields } | undefined {
  const { facts, life } = living
  const { collection, creator } = life
  const about = aboutRecord(living, update, one)
  const values = otherValues(facts.document, update, { collection, than: one.kept, nor: other.kept })
  if (!about || !values) return undefined
  const merges = update.method === 'PATCH'
  const body =
    extent === 'one property' ? withOneChange(facts.document, update, { request: values, collection, than: one.kept }) : values
  const named = { ...about.values, ...(body.body === undefined ? {} : { body: body.body }) }
  const undone = creator.undo ? { ...update, undo: creator.undo } : update
  const fresh = freshNames(facts.document, undone, named, facts.createId())
  const names = new Map([...living.names, ...fresh])
  const request = { ...about, values: withKey(living, update, about, withNames(named, names)) }
  const sent = keptFields(facts.document, update, collection, request.values.body)
  const stays = merges ? one.kept : unnamedBy(living, update, one.kept)
  return { request, kept: { ...stays, ...sent } }
}

/** What a replacement has no place for, it cannot mean to replace. */
function unnamedBy({ facts: { document }, life: { collection } }: Living, update: Operation, kept: Fields): Fields {
  const { root } = document.model
  const at = sentAt(document.model, update, collection)
  const schema = at === undefined ? undefined : schemaBelow(root, update.requestBody?.schema ?? '', at)
  if (schema === undefined) return {}
  const named = propertiesAt(root, schema)
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !named.has(name)))
}

/** Reads what was updated; undefined where nothing does. */
function* readUpdated(living: Living, update: Operation, one: Made): Sequence<Reply | undefined> {
  const { read } = living.life
  const request = read && aboutRecord(living, read, one)
  if (!read || !request) return undefined
  const check = { check: 'updated', operation: update } as const
  const words = 'the updated record differs from what was sent'
  return yield* send({
    case: caseIn(living, check),
    request,
    expected: {
      ...promised(living, check, 'the updated record cannot be read'),
      holds: (response) => differenceFrom(one.kept, recordIn(living, read, response), { words, told: living.told }),
    },
  })
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
