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
  data: (draft: unknown): void => {
    const fields = fieldsOf(draft as Item)
    const record = draft as object
    for (const name of Object.keys(record)) if (!Object.hasOwn(fields, name)) Reflect.deleteProperty(record, name)
    for (const [name, value] of Object.entries(fields)) if (isStorable(fields, name)) Reflect.set(record, name, value)
  },
})

/**
 * Makes the next version of a record: with other fields, and with what its collection knows it by.
 *
 * @param fields All it has from now on; they are copied, and stand in the order they had before.
 */
function nextVersion<Item extends object>(record: Item, fields: object): Item {
  const next: Record<string, unknown> = {}
  const given = fields as Readonly<Record<string, unknown>>
  for (const name of Object.keys(record)) if (isStorable(given, name)) next[name] = copyOf(given[name])
  for (const name of Object.keys(given))
    if (isStorable(given, name) && !Object.hasOwn(next, name)) next[name] = copyOf(given[name])
  for (const symbol of Object.getOwnPropertySymbols(record))
    Object.defineProperty(next, symbol, Object.getOwnPropertyDescriptor(record, symbol) ?? {})
  return next as Item
}

/** The store cannot keep a property that is called like the prototype. */
const isStorable = (fields: object, name: string): boolean => name !== '__proto__' && Object.hasOwn(fields, name)

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyOf(one)]))
}
