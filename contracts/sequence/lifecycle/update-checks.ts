import { type Json, type Operation, schemaAt } from '#openapi'
import { keySchemaOf } from '#openapi/effects'
import { fieldsIn, isSame } from '../../exchange/same-value.ts'
import type { Differing } from '../differing.ts'
import { movedKey } from '../moved-key.ts'
import { describeReply, type Reply, type Sequence, send } from '../step.ts'
import { differenceFrom } from './compare-record.ts'
import { aboutRecord, caseIn, keyOfRecord, type Living, leave, type Made, promised, recordIn } from './living.ts'
import { checkCopies, checkOther, pageWith } from './other-checks.ts'
import { type Both, type Extent, planUpdate } from './plan-update.ts'

/** What was updated is read as it was sent; what a merge does not name stays; the other record is as it was. */
export function* checkUpdate(living: Living, update: Operation, both: Both): Sequence {
  const merges = update.method === 'PATCH'
  const before = yield* pageWith(living, both.one)
  const became = yield* updateOnce(living, update, both, merges ? 'one property' : 'all')
  if (became === 'unread') return
  yield* checkOther(living, update, both.other, 'another record was changed by an update')
  yield* checkCopies(living, update, { one: both.one, before })
  if (!merges || became !== 'updated') return
  for (const extent of ['all', 'nothing'] as const) if ((yield* updateOnce(living, update, both, extent)) !== 'updated') return
}

/** `unread`: it was not updated, or nothing reads it; `broken`: it is not what it has to be. */
type Became = 'updated' | 'broken' | 'unread'

function* updateOnce(living: Living, update: Operation, both: Both, extent: Extent): Sequence<Became> {
  const { one } = both
  const planned = planUpdate(living, update, both, extent)
  if (!planned && extent === 'nothing') return 'updated'
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
      holds: (response) => {
        const record = recordIn(living, update, response)
        return renamed(living, one, record) ?? differenceFrom(kept, record, { words, told: living.told, lists: true })
      },
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

/** A slug may follow a title; a number, a UUID and what only the server sets stay as they are. */
function renamed(living: Living, one: Made, record: Json | undefined): Differing | undefined {
  const { model } = living.facts.document
  const { collection } = living.life
  const { property = '' } = collection.key ?? {}
  const place = keySchemaOf(model, collection)
  const { type, format, readOnly } = (place === undefined ? undefined : schemaAt(model, place)) ?? {}
  const [own, told] = [keyOfRecord(living, one), fieldsIn(record)?.[property]]
  const stays = readOnly === true || format === 'uuid' || type === 'integer' || type === 'number'
  if (!stays || own === undefined || told === undefined || told === null || isSame(own, told)) return undefined
  const message = 'an update gives the record another key'
  return { message, pointer: '', expected: own, actual: told, cause: message }
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
