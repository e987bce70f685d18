import { fits, type JournalEntry, type JournalQuery, type Recorded } from './journal-entry.ts'
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
  readonly find: (query: JournalQuery) => readonly Recorded[]
  /** Makes the entry of a request. */
  readonly tell: (recorded: Recorded, more?: SayMore) => JournalEntry
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
  const ring = createRing(size.entries, size.bytes, bytesOf)
  const find = (query: JournalQuery): readonly Recorded[] => ring.list().filter((recorded) => fits(recorded, query))
  const entryOf = (recorded: Recorded): JournalEntry => recorded.cut ?? show(recorded)
  const tell: OpenJournal['tell'] = (recorded, more) => ({ ...entryOf(recorded), ...more?.(recorded) })
  return {
    record: (given) => {
      const kept = isShort(given) ? given : cut(given, show(given))
      ring.add(kept)
      watchers.tell(sandbox, kept, entryOf)
    },
    find,
    tell,
    list: ({ limit = Number.POSITIVE_INFINITY, ...query } = {}, more) =>
      newest(find(query), limit).map((recorded) => tell(recorded, more)),
    clear: ring.clear,
    bytes: ring.bytes,
    onEntry: (listener, query = {}) => watchers.add({ sandbox, query, listener }),
  }
}

/** The last of a list. */
export const newest = <Item>(items: readonly Item[], limit: number): readonly Item[] =>
  limit >= items.length ? items : items.slice(items.length - limit)

const isShort = ({ request, response }: Recorded): boolean =>
  request.body.length <= longestBody && (response.body ?? '').length <= longestBody

function cut(recorded: Recorded, entry: JournalEntry): Recorded {
  const { body: _, ...response } = recorded.response
  return { ...recorded, cut: entry, request: { ...recorded.request, body: '' }, response }
}

/** Two bytes a character: what a text takes at most. */
function bytesOf({ request, response }: Recorded): number {
  const { path, query, body, headers } = request
  let characters = path.length + query.length + body.length + (response.body ?? '').length
  const sent = headers?.() ?? {}
  for (const name in sent) characters += name.length + (sent[name]?.length ?? 0)
  return entryBytes + 2 * characters
}
