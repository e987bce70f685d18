import { type Json, type JsonObject, responseFor } from '#openapi'
import type { Effect } from '#openapi/effects'
import { keyText } from '../store/unique-key.ts'
import { completed } from './complete.ts'
import { type Act, type Decision, missing } from './decision.ts'
import { documentsConflict, duplicate, refuseDuplicate } from './duplicate.ts'
import { nextKey } from './keys.ts'
import { locationOf } from './location.ts'
import { missingOwner } from './owner.ts'
import { missingReference } from './references.ts'
import { sentDefaults, sentField, sentRecord, withInnerDefaults } from './sent.ts'
import type { Shelf } from './shelf.ts'
import { shownRecord } from './shown.ts'

/** Adds a record: its key is what the request says, else a new one that fits the schema. */
export async function create(effect: Extract<Effect, { kind: 'create' }>, act: Act): Promise<Decision> {
  const owner = missingOwner(act, effect.of)
  if (owner !== undefined) return missing(owner)
  const shelf = act.shelf(effect.of)
  const sent = sentRecord(act, effect.of)
  const given = sentField(act, effect.key) ?? sentKey(shelf, sent)
  const before = shelf.find(given)
  if (before && documentsConflict(act)) return duplicate(effect.of.name, effect.of.key?.property ?? 'key', given ?? null)
  const refused = refuseSent(act, shelf, sent)
  if (refused) return refused
  const record = newRecord(act, shelf, sent, given, effect.at)
  await (before ? shelf.replace(before, record) : shelf.add(record))
  const isNew = !before || responseFor(act.operation, 200)?.status !== 200
  return {
    kind: 'done',
    status: isNew ? 201 : 200,
    record,
    at: effect.at,
    layoutOf: effect.of,
    ...locationOf(act, shelf, record),
  }
}

/** The key that is sent in a property no schema names: `{ "id": "shop" }` where a record may have any property. */
const sentKey = ({ layout: { key, hidden, of } }: Shelf, sent: JsonObject): Json | undefined =>
  key === undefined || (of.key?.property !== undefined && !of.key.unnamed) || hidden.has(key) || !Object.hasOwn(sent, key)
    ? undefined
    : sent[key]

/**
 * Refuses what refers to nothing, and what another record has already.
 *
 * @param own The record that is changed.
 */
export function refuseSent(act: Act, shelf: Shelf, sent: JsonObject, own?: JsonObject): Decision | undefined {
  const reference = missingReference(act, shelf.layout.of, sent)
  return reference === undefined
    ? refuseDuplicate(act, shelf, sent, own)
    : { kind: 'refused', fault: 'reference', detail: reference }
}

/**
 * The whole of a new record, and where it belongs.
 *
 * @param given The key the request says.
 * @param at Where the response shows the record.
 */
export function newRecord(act: Act, shelf: Shelf, sent: JsonObject, given: Json | undefined, at: string): JsonObject {
  const { layout, around } = shelf
  const { document, now, createId } = act
  const { exact, likely, fresh } = shownRecord(act, at)
  const isFree = layout.key === undefined || !shelf.find(exact[layout.key])
  // What the document shows for just this request goes before what it says of any.
  const record = { ...sentDefaults(act, layout.of), ...exact, ...withInnerDefaults(act, layout.of, sent), ...fresh }
  const keyOf = (field: string): Json => {
    const known = [given, isFree ? exact[field] : undefined].find((one) => keyText(one) !== undefined)
    const recent = shelf.newest().flatMap((one) => one[field] ?? [])
    const isTaken = (key: Json) => shelf.find(key) !== undefined
    return known ?? nextKey({ document, layout, recent, isTaken, createId, record })
  }
  const key = layout.key === undefined ? {} : { [layout.key]: keyOf(layout.key) }
  const seed = `${act.seed}/${layout.name}/${shelf.newest().length}/${JSON.stringify(key)}`
  return completed({ ...record, ...key, ...around }, { document, layout, now: now(), seed, shown: likely })
}
