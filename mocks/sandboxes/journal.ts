import { fits, type JournalEntry, type JournalQuery, type Kept, type Recorded } from './journal-entry.ts'
import { createRing } from './ring.ts'
import type { Watchers } from './watchers.ts'

/** The last requests of a sandbox, the oldest first. */
export interface Journal {
  /** @param more Says more of each request than the entry made of it. */
  list(query?: JournalQuery, more?: SayMore): readonly JournalEntry[]
  readonly clear: () => void
  /** Tells of each entry from now on that fits a query; gives the function that ends it. */
  readonly onEntry: (listener: (entry: JournalEntry) => void, query?: JournalQuery) => () => void
}

/** Says more of a request than its entry does: what costs time, or code that not every host has. */
export type SayMore = (recorded: Recorded) => Partial<JournalEntry>

/** A journal, and the way into it. */
export interface OpenJournal extends Journal {
  readonly record: (recorded: Recorded) => void
  /** Lists what fits without making entries of it. */
  readonly find: (query: JournalQuery) => readonly Kept[]
  /** An upper bound of what it holds. */
  readonly bytes: () => number
}

/** How much a journal keeps. */
export interface JournalSize {
  readonly entries: number
  readonly bytes: number
}

/** A body longer than this is told by its length only, and not kept: 64 kB. */
export const longestBody = 65_536

/** What an entry takes beside its texts. */
const entryBytes = 1_024

/**
 * Creates a journal that remembers the last requests.
 *
 * @param show Makes an entry of what was kept; called when somebody reads it, and at once where a body is too long to keep.
 * @param watchers Who else hears of its entries.
 */
export function createJournal(
  sandbox: string | null,
  size: JournalSize,
  show: (recorded: Recorded) => JournalEntry,
  watchers: Watchers,
): OpenJournal {
  const ring = createRing<Kept>(size.entries, size.bytes)
  const find = (query: JournalQuery): readonly Kept[] => ring.list().filter(({ recorded }) => fits(recorded, query))
  return {
    record: (given) => {
      const kept = keep(given, show)
      ring.add(kept, bytesOf(kept.recorded))
      watchers.tell(sandbox, kept)
    },
    find,
    list: ({ limit = Number.POSITIVE_INFINITY, ...query } = {}, more) =>
      newest(find(query), limit).map((kept) => tell(kept, more)),
    clear: ring.clear,
    bytes: ring.bytes,
    onEntry: (listener, query = {}) => watchers.add({ sandbox, query, listener }),
  }
}

/** Makes the entry of a request. */
export const tell = ({ recorded, show }: Kept, more?: SayMore): JournalEntry => ({ ...show(), ...more?.(recorded) })

/** The last of a list. */
export const newest = <Item>(items: readonly Item[], limit: number): readonly Item[] =>
  limit >= items.length ? items : items.slice(items.length - limit)

/** Where a body is too long, the entry is made now: later nobody would know which secrets were in it. */
function keep(recorded: Recorded, show: (recorded: Recorded) => JournalEntry): Kept {
  const { request, response } = recorded
  if (request.body.length <= longestBody && (response.body ?? '').length <= longestBody) return showLater(recorded, show)
  const { body: _, ...bare } = response
  return { recorded: { ...recorded, cut: true, request: { ...request, body: '' }, response: bare }, show: always(show(recorded)) }
}

// Functions of their own: all closures of one function keep alive what any of them uses, the long body too.
const showLater = (recorded: Recorded, show: (recorded: Recorded) => JournalEntry): Kept => ({
  recorded,
  show: () => show(recorded),
})
const always =
  <Value>(value: Value): (() => Value) =>
  () =>
    value

/** Two bytes a character: what a text takes at most. */
function bytesOf({ request, response }: Recorded): number {
  const { path, query, body, headers } = request
  let characters = path.length + query.length + body.length + (response.body ?? '').length
  const sent = headers?.() ?? {}
  for (const name in sent) characters += name.length + (sent[name]?.length ?? 0)
  return entryBytes + 2 * characters
}
