import { createDrawer, createExample } from './drawer.ts'
import { StoreError } from './error.ts'
import { isLate } from './late-state.ts'
import { createQueue, type Run } from './queue.ts'
import { bytesOfAll, createRoom, roomBytes } from './room.ts'
import type { UniqueCollection } from './unique-collection.ts'
import { nameOfKey, type UniqueKey, uniqueValue } from './unique-key.ts'

/** The records of each collection, as plain data; some may be worked out when somebody reads them (`createLateState`). */
export type State<Records> = { readonly [Collection in keyof Records]: readonly object[] }

/** A collection for each name of a state. */
export type Collections<Records extends State<Records>> = {
  readonly [Name in keyof Records]: UniqueCollection<Records[Name][number]>
}

/** One isolated copy of a mock's state, with the queue of those who work on it. A value: make as many as needed. */
export interface Sandbox<Records extends State<Records>> {
  readonly collections: Collections<Records>
  /** An upper bound of what its records take. */
  readonly bytes: () => number
  /** Runs a task alone; at once and without a promise when nothing else is running. */
  readonly run: Run
  /** Brings back the state the sandbox began with. */
  readonly reset: () => Promise<void>
  /** Gives a copy of every record. */
  readonly snapshot: () => Promise<Records>
  /**
   * Replaces every record by those of a state; a collection it does not name becomes empty. It waits for the operations that
   * are running, and those after it wait for it.
   *
   * @param state Or what makes one of the records as they are by then; undefined: they stay.
   * @throws {StoreError} When two records have the same key, or one has none; nothing is replaced then.
   */
  readonly restore: (state: Partial<Records> | Revise<Records>) => Promise<void>
}

/** Makes the next state of the present one, or leaves it as it is. */
export type Revise<Records> = (now: Records) => Partial<Records> | undefined

/**
 * Creates a sandbox. Its first records enter in the next microtasks, before the first task.
 *
 * @param unique Unique fields by collection.
 * @param initial The state it begins with.
 */
export function createSandbox<Records extends State<Records>>(
  unique: { readonly [Name in keyof Records]: readonly UniqueKey<Records[Name][number]>[] },
  initial: Partial<Records>,
): Sandbox<Records> {
  const names = Object.keys(unique) as (keyof Records & string)[]
  let example: object | undefined
  const readyExample = createExample().then((made) => {
    example = made
  })
  const limit = roomBytes + bytesOfAll(recordsIn(initial, names))
  const room = createRoom(() => drawers.flatMap((drawer) => drawer.records()), limit)
  const drawers = names.map((name) => createDrawer(name, unique[name] as readonly never[], { room, example: () => example }))
  const collections = Object.defineProperties(
    {},
    Object.fromEntries(drawers.map(({ name, open }) => [name, { enumerable: true, get: open }])),
  ) as Readonly<Record<string, UniqueCollection<object>>>
  const run = createQueue()

  async function fill(state: Partial<Records>): Promise<void> {
    for (const name of names) if (!isLate(state, name)) requireUnique(name, unique[name], state[name] ?? [])
    room.requireFor(recordsIn(state, names))
    const filled = drawers.map((drawer) => {
      const records = () => state[drawer.name as keyof Records] ?? []
      return isLate(state, drawer.name) ? drawer.fillLate(records) : drawer.fill(records())
    })
    await Promise.all([readyExample, ...filled])
    await Promise.all(drawers.map((drawer) => drawer.settled()))
  }
  const restore: Sandbox<Records>['restore'] = async (given) =>
    run(() => {
      const state = typeof given === 'function' ? given(copyOf(collections) as Records) : given
      return state === undefined ? undefined : fill(state)
    })
  for (const name of names) if (!isLate(initial, name)) requireUnique(name, unique[name], initial[name] ?? [])
  void restore(initial)

  return {
    collections: collections as unknown as Collections<Records>,
    bytes: room.bytes,
    run,
    reset: () => restore(initial),
    restore,
    snapshot: async () => run(() => copyOf(collections) as Records),
  }
}

/** The records of a state that are there already. */
const recordsIn = (state: Readonly<Record<string, readonly object[] | undefined>>, names: readonly string[]): readonly object[] =>
  names.flatMap((name) => (isLate(state, name) ? [] : (state[name] ?? [])))

function copyOf(collections: Readonly<Record<string, UniqueCollection<object>>>): Readonly<Record<string, readonly object[]>> {
  return Object.fromEntries(
    Object.entries(collections).map(([name, collection]) => [name, collection.all().map((record) => ({ ...record }))]),
  )
}

function requireUnique(name: string, keys: readonly UniqueKey<Record<string, unknown>>[], records: readonly object[]): void {
  for (const key of keys) {
    const seen = new Set<unknown>()
    for (const record of records) {
      const value = uniqueValue<Record<string, unknown>>(record as Record<string, unknown>, key)
      const field = nameOfKey(key)
      if (value === undefined) throw new StoreError('missing-key', `A record of "${name}" needs a string in "${field}".`)
      if (seen.has(value)) throw new StoreError('duplicate', `Two records of "${name}" have the value "${value}" in "${field}".`)
      seen.add(value)
    }
  }
}
