import type { Document } from '#openapi'
import type { ShowForm } from '../handlers/show-form.ts'
import type { State } from '../store/sandbox.ts'
import { createSandbox } from '../store/sandbox.ts'
import type { UniqueKey } from '../store/unique-key.ts'
import { type BoundedMap, type Bounds, createBoundedMap } from './bounded-map.ts'
import { createFaults } from './faults.ts'
import { createJournal, type JournalSize, newest, type SayMore } from './journal.ts'
import type { JournalEntry, JournalQuery, Recorded } from './journal-entry.ts'
import { requireKnown } from './orders.ts'
import { createShow } from './show.ts'
import type { Unit } from './unit.ts'
import { createWatchers, type Watchers } from './watchers.ts'

/** How many sandboxes with a name there are at most, and what they take together with their journals, which go first. */
const sandboxBounds = { limit: 1_000, maxBytes: 268_435_456 } as const

/** What a sandbox takes before anything is in it. */
const emptyBytes = 12_288

/** What is remembered: without a name, and of each sandbox with one. */
const journalSizes = {
  unnamed: { entries: 1_000, bytes: 32 * 1_048_576 },
  named: { entries: 200, bytes: 2 * 1_048_576 },
} as const satisfies Record<string, JournalSize>

/** What sandboxes are made of. */
export interface UnitParts<Records extends State<Records>> {
  readonly api: {
    readonly name: string
    readonly secrets?: readonly string[]
    readonly showForm?: ShowForm
    readonly collections: { readonly [Name in keyof Records]: readonly UniqueKey<Records[Name][number]>[] }
  }
  readonly document: () => Document
  /** The state each begins with. */
  readonly initial: Partial<Records>
}

/** The sandboxes of a mock. */
export interface Units<Records extends State<Records>> {
  /** Gives a sandbox by its name; the empty name is that of the one without. */
  readonly unitOf: (name: string) => Unit<Records>
  /** Gives it only if it is there. */
  readonly peek: (name: string) => Unit<Records> | undefined
  readonly named: BoundedMap<Unit<Records>>
  /** Lists the entries of every sandbox, the oldest first. */
  readonly listEntries: (query: JournalQuery, more?: SayMore) => readonly JournalEntry[]
  /** Finds a request by the id of its entry, and the name of its sandbox; the empty one is that of the sandbox without. */
  readonly findRecorded: (id: number) => { readonly sandbox: string; readonly recorded: Recorded } | undefined
  /** Hears of the entries of every sandbox. */
  readonly watch: Watchers['add']
}

/** Creates the sandboxes of a mock: the one without a name now, the others when they are asked for. */
export function createUnits<Records extends State<Records>>({ api, document, initial }: UnitParts<Records>): Units<Records> {
  const show = createShow({ api: api.name, document, secrets: api.secrets ?? [], showForm: api.showForm })
  const watchers = createWatchers()
  const create = (name: string | null, untold: boolean): Unit<Records> => {
    const size = name === null ? journalSizes.unnamed : journalSizes.named
    const journal = createJournal(name, size, (recorded) => show(recorded, name), watchers)
    const faults = createFaults((fault) => requireKnown(document().model.operations, fault))
    return { name, store: createSandbox<Records>(api.collections, initial), journal, faults, requests: 0, untold }
  }
  const unnamed = create(null, false)
  const bounds: Bounds<Unit<Records>> = {
    ...sandboxBounds,
    bytesOf: ({ store, journal }) => emptyBytes + store.bytes() + journal.bytes(),
    lighten: ({ journal }) => {
      const isHeavy = journal.bytes() > 0
      if (isHeavy) journal.clear()
      return isHeavy
    },
  }
  const named = createBoundedMap(bounds, create)
  const list = () => [unnamed, ...named.list()]
  return {
    unitOf: (name) => (name === '' ? unnamed : named.use(name)),
    peek: (name) => (name === '' ? unnamed : named.peek(name)),
    named,
    // Chosen before they are made: to make all entries of a thousand sandboxes would hold up everybody else for seconds.
    listEntries: ({ limit = Number.POSITIVE_INFINITY, ...query }, more) => {
      const found = list()
        .flatMap(({ journal }) => journal.find(query).map((recorded) => ({ journal, recorded })))
        .toSorted((one, other) => one.recorded.id - other.recorded.id)
      return newest(found, limit).map(({ journal, recorded }) => journal.tell(recorded, more))
    },
    findRecorded: (id) => {
      for (const { name, journal } of list()) {
        const [found] = journal.find({ after: id - 1 })
        if (found?.id === id) return { sandbox: name ?? '', recorded: found }
      }
      return undefined
    },
    watch: watchers.add,
  }
}
