import type { Operation, Outcome } from '#openapi'
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
  /** Whether the response tells of success, in the journal of a server; absent where there is no operation. */
  readonly outcome?: Outcome
  /** Name of the documented example that was given, if one was. */
  readonly example?: string
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
  /** The entry, where the bodies were too long to be kept: later nobody would know which secrets were in them. */
  readonly cut?: JournalEntry
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

/** Says whether a request is one that is asked for; `limit` does not count. */
export function fits({ id, operation: asked, response }: Recorded, { operation, status, after }: JournalQuery): boolean {
  if (after !== undefined && id <= after) return false
  if (operation !== undefined && asked?.id !== operation) return false
  if (status === undefined) return true
  const actual = response.dropped ? '' : String(response.status)
  return String(status).endsWith('xx') ? actual[0] === String(status)[0] : actual === String(status)
}
