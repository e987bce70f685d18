import { inThisRealm } from './realm.ts'
import type { Room } from './room.ts'
import { UniqueCollection } from './unique-collection.ts'
import type { UniqueKey } from './unique-key.ts'

/** The place of a collection in a sandbox. The collection is made, and its late records enter it, when somebody opens the drawer. */
export interface Drawer {
  readonly name: string
  readonly open: () => UniqueCollection<object>
  /** The records that have entered so far. */
  readonly records: () => readonly object[]
  /** Replaces all records. */
  readonly fill: (records: readonly object[]) => Promise<void>
  /** Replaces all records by such as are made when the drawer is opened; now, where it was opened before. */
  readonly fillLate: (make: () => readonly object[]) => Promise<void>
  /** Resolves when all records have entered that are on their way. */
  readonly settled: () => Promise<void>
}

/** What a drawer is in. */
interface Around {
  readonly room: Room
  /** A record as the library makes them, see {@link createExample}; there is none yet at the very beginning. */
  readonly example: () => object | undefined
}

/** Creates a drawer of a sandbox. */
export function createDrawer(name: string, unique: readonly UniqueKey<object>[], { room, example }: Around): Drawer {
  let collection: UniqueCollection<object> | undefined
  let make: (() => readonly object[]) | undefined
  let entering: Promise<void> = Promise.resolve()

  async function fill(records: readonly object[]): Promise<void> {
    make = undefined
    const opened = records.length > 0 ? open() : collection
    if (!opened) return
    const copies = inThisRealm(() => structuredClone(records))
    opened.clear()
    await Promise.all(copies.map((record) => opened.create(record)))
  }

  function open(): UniqueCollection<object> {
    if (collection) return collection
    collection = new UniqueCollection<object>(name, unique, room)
    const records = make?.() ?? []
    if (make) room.begin(name, records)
    make = undefined
    const like = example()
    if (like) collection.enter(records, like)
    else entering = fill(records)
    return collection
  }

  return {
    name,
    open,
    records: () => collection?.all() ?? [],
    fill,
    fillLate: async (late) => {
      make = late
      if (!collection) return
      const records = late()
      room.begin(name, records)
      await fill(records)
    },
    settled: () => entering,
  }
}

/** Makes a record by which a collection makes others at once: the library itself makes them later. */
export const createExample = (): Promise<object> => new UniqueCollection<object>('example', []).create({})
