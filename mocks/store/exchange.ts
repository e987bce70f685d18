import { inThisRealm } from './realm.ts'
import type { Room } from './room.ts'
import type { UniqueIndex } from './unique-index.ts'

/** What notes the values of a record. */
interface Notes<Item extends object> {
  readonly index: UniqueIndex<Item>
  readonly room: Room | undefined
}

/**
 * Puts the next version of a record in its place.
 *
 * @param fieldsOf Gives all it has from now on.
 * @throws {StoreError} `duplicate` when another record has one of the unique values; `full` when there is no room for it.
 */
export function exchange<Item extends object>(
  { index, room }: Notes<Item>,
  records: Item[],
  at: number,
  fieldsOf: (before: Item) => object,
): void {
  const record = records[at]
  if (!record) return
  const before = index.valuesOf(record)
  const next = nextVersion(record, fieldsOf(record))
  const release = index.reserve(next, before)
  try {
    room?.take(next)
    // What it took before is noted as well.
    room?.free()
    records[at] = next
    index.put(next, before)
  } finally {
    release()
  }
}

/** Writes all fields of a record through its draft. */
export const exchangedBy = <Item>(fieldsOf: (before: Item) => object) => ({
  data: (draft: object): void => {
    const fields = fieldsOf(draft as Item)
    for (const name of Object.keys(draft)) if (!Object.hasOwn(fields, name)) Reflect.deleteProperty(draft, name)
    Object.assign(draft, fields)
  },
})

/**
 * Puts the first records into a collection.
 *
 * @param example A record that the library made.
 * @throws {StoreError} `missing-key`, or `duplicate` when two have one of the unique values.
 */
export function enter<Item extends object>(
  { index, room }: Notes<Item>,
  records: Item[],
  values: readonly Item[],
  example: object,
): void {
  for (const one of values) {
    const release = index.reserve(one)
    room?.take(one)
    const record = recordLike(example, one)
    records.push(record)
    index.put(record)
    release()
  }
}

/** Makes a record as the library makes them: a collection knows them by a text and a map. */
function recordLike<Item extends object>(example: object, values: Item): Item {
  const record = inThisRealm(() => structuredClone(values))
  for (const symbol of Object.getOwnPropertySymbols(example))
    Object.defineProperty(record, symbol, {
      value: typeof Reflect.get(example, symbol) === 'string' ? crypto.randomUUID() : new Map(),
    })
  return record
}

/** Makes the next version of a record: a copy of its fields, with what its collection knows the record by. */
function nextVersion<Item extends object>(record: Item, fields: object): Item {
  const next = inThisRealm(() => structuredClone(fields))
  for (const symbol of Object.getOwnPropertySymbols(record))
    Object.defineProperty(next, symbol, { value: Reflect.get(record, symbol) })
  return next as Item
}
