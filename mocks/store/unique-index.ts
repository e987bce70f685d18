import { StoreError } from './error.ts'
import { keyText, nameOfKey, type UniqueKey, uniqueValue } from './unique-key.ts'

/** Keeps the values of unique fields, and which record has them. */
export class UniqueIndex<Item extends object> {
  readonly #collection: string
  readonly #fields: readonly UniqueKey<Item>[]
  readonly #records: ReadonlyMap<UniqueKey<Item>, Map<unknown, Item>>
  /** Values promised to a write that is under way. */
  readonly #reserved: ReadonlyMap<UniqueKey<Item>, Set<unknown>>

  constructor(collection: string, fields: readonly UniqueKey<Item>[]) {
    this.#collection = collection
    this.#fields = fields
    this.#records = new Map(fields.map((field) => [field, new Map()]))
    this.#reserved = new Map(fields.map((field) => [field, new Set()]))
  }

  find(value: unknown, field: UniqueKey<Item> | undefined = this.#fields[0]): Item | undefined {
    return field === undefined ? undefined : this.#records.get(field)?.get(keyText(value))
  }

  /**
   * Promises the unique values of a record to a write.
   *
   * @param own Values the record has already.
   * @returns Gives the promise back; call it when the write has ended, well or not.
   * @throws {StoreError} `missing-key`, or `duplicate` when another record or write has one of the values.
   */
  reserve(values: Partial<Item>, own: readonly unknown[] = []): () => void {
    const wanted = this.#fields.map((field, index) => {
      const value = uniqueValue(values, field)
      return { field, value, kept: value !== undefined && value === own[index] }
    })
    for (const { field, value, kept } of wanted) if (!kept) this.#requireFree(field, value)
    for (const { field, value, kept } of wanted) if (!kept) this.#reserved.get(field)?.add(value)
    return () => {
      for (const { field, value, kept } of wanted) if (!kept) this.#reserved.get(field)?.delete(value)
    }
  }

  /** The unique values of a record, in the order of the fields. */
  valuesOf(record: Item): readonly unknown[] {
    return this.#fields.map((field) => uniqueValue(record, field))
  }

  /** Notes a record under its values, and forgets the values it had before. */
  put(record: Item, before: readonly unknown[] = []): void {
    for (const [index, field] of this.#fields.entries()) {
      const records = this.#records.get(field)
      const value = uniqueValue(record, field)
      if (before.length > 0 && before[index] !== value) records?.delete(before[index])
      records?.set(value, record)
    }
  }

  /** Forgets a record; false where it is not the one noted under its values. */
  remove(record: Item): boolean {
    const values = this.valuesOf(record)
    if (this.#fields.some((field, index) => this.#records.get(field)?.get(values[index]) !== record)) return false
    for (const [index, field] of this.#fields.entries()) this.#records.get(field)?.delete(values[index])
    return true
  }

  /** Forgets everything and notes these records. */
  rebuild(records: readonly Item[]): void {
    for (const byValue of this.#records.values()) byValue.clear()
    for (const record of records) this.put(record)
  }

  #requireFree(field: UniqueKey<Item>, value: string | undefined): void {
    const name = nameOfKey(field)
    if (value === undefined) throw new StoreError('missing-key', `A record of "${this.#collection}" needs a string in "${name}".`)
    if (this.#records.get(field)?.has(value) || this.#reserved.get(field)?.has(value))
      throw new StoreError('duplicate', `"${this.#collection}" already has a record whose "${name}" is "${value}".`)
  }
}
