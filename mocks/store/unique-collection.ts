import { Collection } from '@msw/data'
import { anyRecord, type Base, type Options, type RecordSchema, type Selection, type Stored } from './base-collection.ts'
import { enter, exchange, exchangedBy } from './exchange.ts'
import { createQueue } from './queue.ts'
import { inThisRealm } from './realm.ts'
import type { Room } from './room.ts'
import { UniqueIndex } from './unique-index.ts'
import type { UniqueKey } from './unique-key.ts'
import { Writing } from './writing.ts'

type KeyValue = string | number

/**
 * A collection of `@msw/data` with unique fields and look-up by them.
 *
 * The base class knows no unique keys, scans for each look-up, loses one of two updates at the same time, and forgets half of
 * the delete events in `clear`. Here whoever writes keeps the keys unique and the index right, and updates follow each other.
 *
 * @typeParam Item A record.
 */
export class UniqueCollection<Item extends object> extends Collection<RecordSchema<Item>> {
  readonly #index: UniqueIndex<Item>
  readonly #oneByOne = createQueue()
  readonly #room: Room | undefined
  #removals = 0
  #writes = 0

  /** Another one after each write: what was found before may be wrong. */
  get edition(): number {
    return this.#writes + this.#removals
  }

  /** @param room Default: without a limit. */
  constructor(name: string, unique: readonly UniqueKey<Item>[], room?: Room) {
    super({ schema: anyRecord<Item>() })
    this.#index = new UniqueIndex(name, unique)
    this.#room = room
  }

  /**
   * Finds a record by a unique field, without scanning.
   *
   * @param value Of a key of several fields a value for each, in their order.
   * @param field Default: the collection's first unique field.
   */
  find(value: KeyValue | readonly KeyValue[] | undefined, field?: UniqueKey<Item>): Stored<Item> | undefined {
    return this.#index.find(value, field) as Stored<Item> | undefined
  }

  /** Writes some fields of a record; throws a `duplicate` when another record has one of the unique values. */
  async change(record: Item, fields: Partial<Item>): Promise<void> {
    await this.replace(record, (before) => ({ ...before, ...fields }))
  }

  /** Gives a record other fields, as `change` does: at once, where nobody else writes and nobody listens. */
  replace(record: Item, fieldsOf: (before: Item) => object): Promise<undefined> | undefined {
    return this.#oneByOne<undefined>(() => {
      const at = this.hooks.listenerCount() > 0 ? -1 : this.all().indexOf(record as Stored<Item>)
      // The base class tells listeners of each field, and finds a record that has been written meanwhile.
      if (at === -1) return this.#write(record as Stored<Item>, exchangedBy(fieldsOf)).then(() => undefined)
      exchange({ index: this.#index, room: this.#room }, this.all(), at, fieldsOf)
      this.#writes += 1
      return undefined
    })
  }

  /** Takes the records it begins with: at once, as nobody can be listening yet. The example is a record of another collection. */
  enter(values: readonly Item[], example: object): void {
    enter({ index: this.#index, room: this.#room }, this.all(), values, example)
    this.#writes += 1
  }

  /** @throws {StoreError} `duplicate` when another record has one of the unique values; `full` when there is no room for it. */
  override async create(values: Item): Promise<Stored<Item>> {
    const release = this.#index.reserve(values)
    const removals = this.#removals
    try {
      this.#room?.take(values)
      const record = await super.create(values)
      this.#writes += 1
      if (this.#isStored(record, removals)) this.#index.put(record)
      return record
    } finally {
      release()
    }
  }

  override update: Base<Item>['update'] = (async (selection: Selection<Item>, options: Options<Item>) =>
    this.#oneByOne(() => this.#write(selection, options))) as Base<Item>['update']

  override updateMany: Base<Item>['updateMany'] = async (selection, { data, ...options }) =>
    this.#oneByOne(async () => {
      const updated = new Set<Stored<Item>>()
      for (const found of this.findMany(selection, { strict: options.strict === true })) {
        const record = await this.#write(found, { data })
        if (record) updated.add(record)
      }
      return this.findMany((query) => query.where((record) => updated.has(record)), options)
    })

  override delete: Base<Item>['delete'] = ((selection: Selection<Item>, options?: { strict?: boolean }) => {
    const before = this.count()
    const deleted = super.delete(selection, options)
    if (this.count() === before || !deleted) return deleted
    this.#removed()
    if (!this.#index.remove(deleted)) this.#index.rebuild(this.all())
    return deleted
  }) as Base<Item>['delete']

  override deleteMany: Base<Item>['deleteMany'] = (selection, options) => {
    const deleted = super.deleteMany(selection, options)
    this.#removed()
    this.#index.rebuild(this.all())
    return deleted
  }

  override clear(): void {
    if (this.hooks.listenerCount('delete') > 0) super.deleteMany((query) => query.where(() => true))
    // The base class takes the records out one by one, with a scan for each.
    this.all().length = 0
    super.clear()
    this.#removed()
    this.#index.rebuild([])
  }

  #removed(): void {
    this.#removals += 1
    this.#room?.free()
  }

  async #write(selection: Selection<Item>, options: Options<Item>): Promise<Stored<Item> | undefined> {
    const writing = new Writing(this.#index, options.data, this.#room)
    const removals = this.#removals
    try {
      const record = await inThisRealm(() => super.update(selection, { ...options, data: writing.data }))
      this.#writes += 1
      if (record && this.#isStored(record, removals)) this.#index.put(record, writing.before)
      return record
    } finally {
      writing.release()
    }
  }

  /** A record is looked for only where it may be gone already: to look for each of many would take forever. */
  #isStored(record: Stored<Item>, removalsBefore: number): boolean {
    return removalsBefore === this.#removals || this.all().includes(record)
  }
}
