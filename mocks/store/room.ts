import { StoreError } from './error.ts'

/** What the records of a sandbox may take beside those it begins with, in the memory of this process: 256 MB. */
export const roomBytes = 268_435_456

/** What a record takes beside its values. */
const recordBytes = 512

/** The room the records of a sandbox have. */
export interface Room {
  /**
   * Notes that a record is written.
   *
   * @throws {StoreError} `full` when there is no room for it; nothing is noted then.
   */
  readonly take: (record: object) => void
  /** Makes room for records that a collection begins with: there is always room for them. */
  readonly begin: (collection: string, records: Iterable<object>) => void
  /** Notes that records have gone, or were written over: what was noted may be too much. */
  readonly free: () => void
  /**
   * Makes sure that there would be room for records if there were no others.
   *
   * @throws {StoreError} `full`.
   */
  readonly requireFor: (records: Iterable<object>) => void
  /** An upper bound of what is taken. */
  readonly bytes: () => number
}

/**
 * Creates the room of a sandbox.
 *
 * @param list Every record there is, to count again where what was noted may be too much.
 * @param atFirst Its limit without what {@link Room.begin} adds.
 */
export function createRoom(list: () => Iterable<object>, atFirst: number): Room {
  const known = new Set<string>()
  let limit = atFirst
  let taken = 0
  let mayBeTooMuch = false

  function count(): void {
    taken = bytesOfAll(list())
    mayBeTooMuch = false
  }

  return {
    take: (record) => {
      const bytes = bytesOf(record)
      if (taken + bytes > limit && mayBeTooMuch) count()
      if (taken + bytes > limit) throw noRoom(limit)
      taken += bytes
    },
    begin: (collection, records) => {
      if (known.has(collection)) return
      known.add(collection)
      limit += bytesOfAll(records)
    },
    free: () => {
      mayBeTooMuch = true
    },
    requireFor: (records) => {
      if (bytesOfAll(records) > limit) throw noRoom(limit)
    },
    bytes: () => taken,
  }
}

const noRoom = (limit: number): StoreError =>
  new StoreError(
    'full',
    `The sandbox has reached its limit of ${Math.round(limit / 1_048_576)} MB of records. Remove some records, or reset it.`,
  )

/** About what records take, in bytes. */
export function bytesOfAll(records: Iterable<object>): number {
  let bytes = 0
  for (const record of records) bytes += bytesOf(record)
  return bytes
}

const bytesOf = (record: object): number => recordBytes + sizeOf(record)

/** About what a value takes, in bytes. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length
  if (typeof value !== 'object' || value === null) return 8
  let bytes = 32
  if (Array.isArray(value)) for (const item of value) bytes += 8 + sizeOf(item)
  else for (const item of Object.values(value)) bytes += 8 + sizeOf(item)
  return bytes
}
