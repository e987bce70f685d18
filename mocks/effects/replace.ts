import { type Json, type JsonObject, propertiesAt, requiredAt, schemaAt } from '#openapi'
import type { Effect } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { changeTimes, isTimeOfCreation } from './complete.ts'
import { newRecord, refuseSent } from './create.ts'
import { type Act, type Decision, missing } from './decision.ts'
import { locationOf } from './location.ts'
import { onlyRecord } from './only-record.ts'
import { describeMissing, missingOwner } from './owner.ts'
import { sentField, sentRecord, sentSchema } from './sent.ts'
import { fitted, type Shelf } from './shelf.ts'

type Replace = Extract<Effect, { kind: 'replace' | 'update' }>

/** Puts what is sent in the place of a record; where the document has it so, what is not there is created. */
export function replace(effect: Replace, act: Act): Decision | Promise<Decision> {
  const { of, key } = effect
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  if (key === undefined) return onlyRecord(act, of).then((record) => put(effect, act, record, undefined))
  const asked = sentField(act, key)
  return put(effect, act, act.shelf(of).find(asked), asked)
}

function put(effect: Replace, act: Act, record: JsonRecord | undefined, asked: Json | undefined): Decision | Promise<Decision> {
  const { of, at, creates } = effect
  const shelf = act.shelf(of)
  const sent = sentRecord(act, of)
  const refused = record || creates ? refuseSent(act, shelf, sent, record) : undefined
  if (refused) return refused
  if (!record) return creates ? add(effect, act, sent, asked) : missing(describeMissing(of, asked))
  const next = replaced(act, shelf, record, sent)
  const done: Decision = { kind: 'done', record: next, at, layoutOf: of }
  return shelf.replace(record, next)?.then(() => done) ?? done
}

async function add({ of, at }: Replace, act: Act, sent: JsonObject, asked: Json | undefined): Promise<Decision> {
  const shelf = act.shelf(of)
  const { layout } = shelf
  const given = asked === undefined || layout.key === undefined ? asked : fitted(act.document, layout, layout.key, asked)
  const created = newRecord(act, shelf, sent, given, at)
  await shelf.add(created)
  return { kind: 'done', status: 201, record: created, at, layoutOf: of, ...locationOf(act, shelf, created) }
}

/** What a request may send and does not is gone; what it may not send stays, and so do the key and what only the server sets. */
function replaced(act: Act, { layout }: Shelf, record: JsonRecord, sent: JsonObject): JsonObject {
  const { document, now } = act
  const { root } = document.model
  const { of } = layout
  const schema = sentSchema(act, of)
  const properties = schema === undefined ? new Map<string, string>() : propertiesAt(root, schema)
  const needed = of.item === undefined ? new Set<string>() : requiredAt(root, of.item)
  // Where nothing has to be sent, what is not sent is meant to stay: a PUT that is a PATCH.
  const isWhole = schema !== undefined && requiredAt(root, schema).size > 0
  const isKept = (name: string) =>
    !isWhole ||
    needed.has(name) ||
    !properties.has(name) ||
    isTimeOfCreation(name) ||
    schemaAt(document.model, properties.get(name) ?? '')?.readOnly === true
  const kept = Object.fromEntries(Object.entries(record).filter(([name]) => isKept(name)))
  return { ...kept, ...sent, ...changeTimes(document, layout, now()), ...identityOf(layout, record) }
}

/** What a change of a record never changes: its key, and where it belongs. */
export function identityOf({ key, within }: Shelf['layout'], record: JsonObject): JsonObject {
  const names = [...(key === undefined ? [] : [key]), ...within.map(({ field }) => field)]
  return Object.fromEntries(names.flatMap((name): [string, Json][] => (record[name] === undefined ? [] : [[name, record[name]]])))
}
