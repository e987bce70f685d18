import type { Operation } from '#openapi'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'

/** A request and its answer, as they are told: every secret is hidden. */
export interface JournalEntry {
  /** Grows from entry to entry, over every sandbox. */
  readonly id: number
  /** ISO 8601. */
  readonly at: string
  /** Null for the sandbox without a name. */
  readonly sandbox: string | null
  readonly api: string
  /** Null where the path and method are of no operation. */
  readonly operation: string | null
  readonly durationMs: number
  readonly request: {
    readonly method: string
    readonly path: string
    readonly query: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  /** Null where the connection was dropped. */
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  } | null
  /** What was done on purpose: faults, preferences, a sandbox begun anew. */
  readonly notes?: readonly string[]
}

/** What is kept of a request: nothing is copied and nothing is hidden until somebody reads it. */
export interface Recorded {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly operation: Operation | undefined
  readonly durationMs: number
  readonly request: RequestParts
  readonly response: ResponseParts
  readonly notes: readonly string[] | undefined
}

/** Narrows a journal down; what is left out does not count. */
export interface JournalQuery {
  readonly operation?: string | undefined
  /** A status (`401`) or a class (`4xx`). */
  readonly status?: number | string | undefined
  /** Only what came after the entry of this id. */
  readonly after?: number | undefined
  /** The most entries to give, the newest of them. */
  readonly limit?: number | undefined
}

/** The last requests of a sandbox, the oldest first. */
export interface Journal {
  list(query?: JournalQuery): readonly JournalEntry[]
  readonly clear: () => void
  /** Tells of each entry from now on; gives the function that ends it. */
  readonly onEntry: (listener: (entry: JournalEntry) => void) => () => void
}

/** A journal, and the way into it. */
export interface OpenJournal extends Journal {
  readonly record: (recorded: Recorded) => void
}

/**
 * Creates a journal that remembers the last `size` requests.
 *
 * @param show Makes an entry of what was kept; called when somebody reads it.
 * @param shared Listeners that other journals have as well.
 */
export function createJournal(
  size: number,
  show: (recorded: Recorded) => JournalEntry,
  shared: ReadonlySet<(entry: JournalEntry) => void>,
): OpenJournal {
  const listeners = new Set<(entry: JournalEntry) => void>()
  let ring: Recorded[] = []
  let oldest = 0
  return {
    record: (recorded) => {
      if (ring.length < size) ring.push(recorded)
      else {
        ring[oldest] = recorded
        oldest = (oldest + 1) % size
      }
      if (listeners.size + shared.size === 0) return
      const entry = show(recorded)
      for (const listener of [...listeners, ...shared]) listener(entry)
    },
    list: ({ limit, ...query } = {}) => {
      const fitting = [...ring.slice(oldest), ...ring.slice(0, oldest)].filter((recorded) => fits(recorded, query))
      return (limit === undefined ? fitting : fitting.slice(-limit)).map(show)
    },
    clear: () => {
      ring = []
      oldest = 0
    },
    onEntry: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function fits({ id, operation: asked, response }: Recorded, { operation, status, after }: JournalQuery): boolean {
  if (after !== undefined && id <= after) return false
  if (operation !== undefined && asked?.id !== operation) return false
  if (status === undefined) return true
  const actual = response.dropped ? '' : String(response.status)
  return String(status).endsWith('xx') ? actual[0] === String(status)[0] : actual === String(status)
}
