import { createMemory, type Document, type Json, type JsonObject, objectOf } from '#openapi'
import { shownRecords } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { createLateState } from '../store/late-state.ts'
import { keyText } from '../store/unique-key.ts'
import { type Asked, askedFor, createPathValues } from './asked.ts'
import { completed, isTimeOfCreation, modelRecord } from './complete.ts'
import { nextKey } from './keys.ts'
import { type Layout, layoutsOf } from './layout.ts'
import { referring } from './references.ts'
import { type DocumentState, fitted } from './shelf.ts'

/** How many records a collection begins with at least, where examples show fewer. */
const fewest = 2

/** How many it begins with at most. */
const most = 20

/** A fixed time: generated records are the same on every day. */
const epoch = Date.UTC(2024, 0, 15, 9, 30)

const remembered = createMemory<DocumentState>()

/**
 * Gives the records a mock begins with: those the examples show, those the documented requests ask for, and a few more where there are
 * hardly any. They are made when somebody reads their collection, once for all mocks of a document.
 */
export const seedRecords = (document: Document, seed: string): DocumentState =>
  remembered(document, seed, () => createSeeds(document, seed))

function createSeeds(document: Document, seed: string): DocumentState {
  const valueAlong = createPathValues(document, seed)
  const layouts = layoutsOf(document)
  const shown = new WeakSet<JsonRecord>()
  const begun = createLateState(
    layouts.all.map((layout) => [
      layout.name,
      () => seedCollection(document, layout, seed, askedFor(document, layout, valueAlong), (record) => shown.add(record)),
    ]),
  ) as DocumentState
  const recordsOf = ({ name }: Layout) => begun[name] ?? []
  const referringRecords = (layout: Layout) =>
    recordsOf(layout).map((one) =>
      shown.has(one) ? one : { ...referring(document, layouts, layout, one, recordsOf), ...placeOf(layout, one) },
    )
  return createLateState(
    layouts.all.map((layout) => [
      layout.name,
      () => (layout.of.references.size === 0 ? recordsOf(layout) : referringRecords(layout)),
    ]),
  ) as DocumentState
}

/** What tells a record from the others: its key, and what it is below. */
const placeOf = ({ within, key }: Layout, record: JsonRecord): JsonObject =>
  Object.fromEntries(
    [...within.map(({ field }) => field), ...(key === undefined ? [] : [key])].map((field) => [field, record[field] ?? null]),
  )

function seedCollection(
  document: Document,
  layout: Layout,
  seed: string,
  asked: readonly Asked[],
  onShown: (record: JsonRecord) => void,
): readonly JsonRecord[] {
  if (layout.of.singleton) return []
  const records = new Map<string, JsonRecord>()
  const add = (record: JsonObject) => {
    const id = JSON.stringify([...layout.within.map(({ field }) => keyText(record[field])), keyText(record[layout.key ?? ''])])
    if (records.size < most && (layout.key === undefined || keyText(record[layout.key]) !== undefined) && !records.has(id))
      records.set(layout.key === undefined ? String(records.size) : id, record as JsonRecord)
  }
  const [first = { around: {} }] = asked
  for (const record of shownRecords(document, layout.of)) {
    const one = placed(document, layout, seed, record, first)
    onShown(one as JsonRecord)
    add(one)
  }
  for (const one of asked) if (one.key !== undefined) add(made(document, layout, seed, one, one.key))
  while (layout.of.item !== undefined && records.size < fewest) {
    const before = records.size
    add(made(document, layout, seed, first, freshKey(document, layout, `${seed}/${before}`, [...records.values()])))
    if (records.size === before) break
  }
  return [...records.values()]
}

function freshKey(document: Document, layout: Layout, seed: string, records: readonly JsonRecord[]): Json | undefined {
  if (layout.key === undefined) return undefined
  const recent = records.flatMap((record) => record[layout.key ?? ''] ?? [])
  const isTaken = (key: Json) => recent.some((one) => keyText(one) === keyText(key))
  const createId = () => uuidOf(`${seed}/${layout.name}`)
  return nextKey({ document, layout, recent, isTaken, createId, record: {} })
}

/** An example, in the place the documented requests look for it. */
function placed(document: Document, layout: Layout, seed: string, record: JsonObject, { around }: Asked): JsonObject {
  const bound = layout.within.map(
    ({ parameter, field }) => [field, fitted(document, layout, field, around[parameter] ?? '-')] as const,
  )
  const whole = { ...record, ...Object.fromEntries(bound) }
  const now = Math.max(epoch, ...timesOfCreation(record))
  return completed(whole, { document, layout, now, seed: `${seed}/${layout.name}/${keyText(record[layout.key ?? ''])}` })
}

/** When a record says that it was made, in milliseconds since 1970: it was not changed before. */
const timesOfCreation = (record: JsonObject): readonly number[] =>
  Object.entries(record)
    .map(([name, value]) => (isTimeOfCreation(name) && typeof value === 'string' ? Date.parse(value) : Number.NaN))
    .filter(Number.isFinite)

function made(document: Document, layout: Layout, seed: string, asked: Asked, key: Json | undefined): JsonObject {
  const own = `${seed}/${layout.name}/${JSON.stringify(key)}`
  const base = layout.of.item === undefined ? {} : objectOf(modelRecord(document, layout.of.item, own))
  const named = layout.key === undefined || key === undefined ? {} : { [layout.key]: fitted(document, layout, layout.key, key) }
  return { ...placed(document, layout, own, { ...base, ...named }, asked), ...named }
}

/** A UUID made of a text. */
function uuidOf(text: string): string {
  let hash = 0x811c9dc5
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', (_, index: number) => {
    for (const character of `${text}/${index}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
    return ((hash >>> 9) & 15).toString(16)
  })
}
