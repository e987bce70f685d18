import { StoreError } from './error.ts'

/** Keeps the values of unique fields, and which record has them. */
export class UniqueIndex<Item extends object> {
  readonly #collection: string
  readonly #fields: readonly (keyof Item & string)[]
  readonly #records: ReadonlyMap<string, Map<unknown, Item>>
  /** Values promised to a write that is under way. */
  readonly #reserved: ReadonlyMap<string, Set<unknown>>

  constructor(collection: string, fields: readonly (keyof Item & string)[]) {
    this.#collection = collection
    this.#fields = fields
    this.#records = new Map(fields.map((field) => [field, new Map()]))
    this.#reserved = new Map(fields.map((field) => [field, new Set()]))
  }

  find(value: unknown, field: string | undefined = this.#fields[0]): Item | undefined {
    return field === undefined ? undefined : this.#records.get(field)?.get(value)
  }

  /**
   * Promises the unique values of a record to a write.
   *
   * @param own Values the record has already.
   * @returns Gives the promise back; call it when the write has ended, well or not.
   * @throws {StoreError} `missing-key`, or `duplicate` when another record or write has one of the values.
   */
  reserve(values: Partial<Item>, own: readonly unknown[] = []): () => void {
    const wanted = this.#fields.map((field, index) => ({ field, value: values[field], kept: values[field] === own[index] }))
    for (const { field, value, kept } of wanted) if (!kept) this.#requireFree(field, value)
    for (const { field, value, kept } of wanted) if (!kept) this.#reserved.get(field)?.add(value)
    return () => {
      for (const { field, value, kept } of wanted) if (!kept) this.#reserved.get(field)?.delete(value)
    }
  }

  /** The unique values of a record, in the order of the fields. */
  valuesOf(record: Item): readonly unknown[] {
    return this.#fields.map((field) => record[field])
  }

  /** Notes a record under its values, and forgets the values it had before. */
  put(record: Item, before: readonly unknown[] = []): void {
    for (const [index, field] of this.#fields.entries()) {
      const records = this.#records.get(field)
      if (before.length > 0 && before[index] !== record[field]) records?.delete(before[index])
      records?.set(record[field], record)
    }
  }

  /** Forgets a record; false where it is not the one noted under its values. */
  remove(record: Item): boolean {
    if (this.#fields.some((field) => this.find(record[field], field) !== record)) return false
    for (const field of this.#fields) this.#records.get(field)?.delete(record[field])
    return true
  }

  /** Forgets everything and notes these records. */
  rebuild(records: readonly Item[]): void {
    for (const byValue of this.#records.values()) byValue.clear()
    for (const record of records) this.put(record)
  }

  #requireFree(field: keyof Item & string, value: unknown): void {
    if (typeof value !== 'string' || value === '')
      throw new StoreError('missing-key', `A record of "${this.#collection}" needs a text as "${field}".`)
    if (this.#records.get(field)?.has(value) || this.#reserved.get(field)?.has(value))
      throw new StoreError('duplicate', `"${this.#collection}" already has a record whose "${field}" is "${value}".`)
  }
}
