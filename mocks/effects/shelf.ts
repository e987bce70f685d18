import { type Document, isObject, type Json, type JsonObject, propertiesAt, schemaAt } from '#openapi'
import type { JsonRecord } from '../store/json-record.ts'
import type { Collections } from '../store/sandbox.ts'
import { UniqueCollection } from '../store/unique-collection.ts'
import { keyText } from '../store/unique-key.ts'
import { type Layout, uniqueOf } from './layout.ts'

/** The state of a mock made from a document. */
export type DocumentState = Readonly<Record<string, readonly JsonRecord[]>>

/** The records of a collection that belong where the path of a request says. */
export interface Shelf {
  readonly layout: Layout
  readonly find: (key: Json | undefined) => JsonRecord | undefined
  readonly all: () => readonly JsonRecord[]
  /** Those that pass each of the tests; found once as long as nothing is written. */
  readonly filtered: <Test>(tests: readonly Test[], passes: (record: JsonRecord, test: Test) => boolean) => readonly JsonRecord[]
  /** The newest records, of every parent. */
  readonly newest: () => readonly JsonRecord[]
  /** Says of a new record where it belongs. */
  readonly around: JsonObject
  readonly add: (record: JsonObject) => Promise<void>
  /** Puts a record in the place of another: at once, or soon where somebody else writes. */
  readonly replace: (record: JsonRecord, next: JsonObject) => Promise<unknown> | undefined
  readonly remove: (record: JsonRecord) => void
}

/**
 * Gives the records of a collection below the parents a path names.
 *
 * @param path Values of the path parameters, by name. Where one of the collection's is missing, the records of every parent are meant.
 */
export function shelfOf(
  document: Document,
  layout: Layout,
  collections: Collections<DocumentState>,
  path: Readonly<Record<string, Json>>,
): Shelf {
  const collection = collections[layout.name] ?? lateCollection(layout, collections)
  const bound = layout.within.filter(({ parameter }) => path[parameter] !== undefined)
  const isHere = (record: JsonObject) => bound.every(({ parameter, field }) => isSame(record[field], path[parameter]))
  const around = Object.fromEntries(
    layout.within.map(({ parameter, field }) => [field, fitted(document, layout, field, path[parameter] ?? '-')]),
  )
  return {
    layout,
    around,
    all: () =>
      bound.length === 0
        ? collection.all()
        : foundIn(collection, JSON.stringify(bound.map(({ parameter }) => path[parameter])), () =>
            collection.all().filter(isHere),
          ),
    filtered: (tests, passes) =>
      foundIn(collection, JSON.stringify([tests, bound.map(({ parameter }) => path[parameter])]), () =>
        collection.all().filter((record) => isHere(record) && tests.every((test) => passes(record, test))),
      ),
    newest: () => collection.all().slice(-50),
    find: (key) => {
      const text = keyText(key)
      if (layout.key === undefined || text === undefined) return undefined
      if (layout.within.length === 0) return collection.find(text)
      if (bound.length < layout.within.length)
        return collection.all().find((record) => isHere(record) && isSame(record[layout.key ?? ''], key))
      return collection.find([...layout.within.map(({ parameter }) => keyText(path[parameter]) ?? ''), text])
    },
    add: async (record) => {
      await collection.create(storable({ ...record, ...around }))
    },
    replace: (record, next) => collection.replace(record, () => storable(next)),
    remove: (record) => {
      collection.delete(record as never)
    },
  }
}

/** The store cannot keep a property that is called like the prototype. */
const storable = (record: JsonObject): JsonRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== '__proto__'))

/** What was last found in a collection, by what was asked. */
const found = new WeakMap<object, { readonly edition: number; readonly lists: Map<string, readonly JsonRecord[]> }>()

/** Of so many lists what was found is kept: nobody shall fill the memory by asking. */
const mostLists = 20

function foundIn(
  collection: UniqueCollection<JsonRecord>,
  asked: string,
  find: () => readonly JsonRecord[],
): readonly JsonRecord[] {
  const known = found.get(collection)
  const isCurrent = known?.edition === collection.edition && known.lists.size < mostLists
  const current = isCurrent ? known : { edition: collection.edition, lists: new Map<string, readonly JsonRecord[]>() }
  found.set(collection, current)
  const list = current.lists.get(asked) ?? find()
  current.lists.set(asked, list)
  return list
}

/** Collections that a later edition of the document has added. */
const late = new WeakMap<object, Map<string, UniqueCollection<JsonRecord>>>()

function lateCollection(layout: Layout, beside: object): UniqueCollection<JsonRecord> {
  const added = late.get(beside) ?? new Map<string, UniqueCollection<JsonRecord>>()
  late.set(beside, added)
  const known = added.get(layout.name) ?? new UniqueCollection<JsonRecord>(layout.name, uniqueOf(layout))
  added.set(layout.name, known)
  return known
}

/** Whether two values are the same as they are written in a path. */
export const isSame = (one: Json | undefined, other: Json | undefined): boolean => {
  const text = keyText(one)
  return text !== undefined && text === keyText(other)
}

/** A value from a path, as the property that keeps it wants it: a number where its schema asks for one. */
export function fitted({ model, validate }: Document, { of }: Layout, field: string, value: Json): Json {
  const place = of.item === undefined ? undefined : propertiesAt(model.root, of.item).get(field)
  if (place === undefined || typeof value !== 'string' || !isObject(schemaAt(model, place))) return value
  if (validate(place, value).length === 0) return value
  const number = Number(value)
  return value.trim() !== '' && Number.isFinite(number) && validate(place, number).length === 0 ? number : value
}
