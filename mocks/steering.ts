import type { Document, Pointer } from '#openapi'
import type { OwnOperations } from './handlers/own-operation.ts'
import type { SayMore } from './sandboxes/journal.ts'
import type { JournalEntry, JournalQuery } from './sandboxes/journal-entry.ts'
import type { JudgeRecords } from './store/judge-records.ts'

/** What a mock tells of itself. */
export interface Steering {
  /** The document that is served now. */
  readonly document: Document
  /** Names of its starting states. */
  readonly scenarios: readonly string[]
  /** Field names of what is kept secret, the document's and the API's own. */
  readonly secrets: ReadonlySet<string>
  /** Names of its collections. */
  readonly collectionNames: readonly string[]
  /** Places of the schemas of their records, by name; there are collections whose document has none. */
  readonly recordSchemas: Readonly<Record<string, Pointer>>
  /** Finds the first record of a state that the document does not allow. */
  readonly findBrokenRecord: JudgeRecords
  /** The sandboxes with a name: how many there may be, have been dropped, and are, the least recently used first. */
  readonly sandboxes: () => SandboxList
  /** Lists the requests of every sandbox, the oldest first. */
  readonly listEntries: (query?: JournalQuery, more?: SayMore) => readonly JournalEntry[]
  /**
   * Tells of each request that fits a query, of every sandbox or of one; gives the function that ends it.
   *
   * @param query Of `sandbox` null is the one without a name.
   */
  readonly onEntry: (
    listener: (entry: JournalEntry) => void,
    query?: JournalQuery & { readonly sandbox?: string | null | undefined },
  ) => () => void
  /** What is wrong with the last edition of the document; empty while the last one is served. */
  readonly problems: readonly ReloadProblem[]
  /**
   * Serves another edition of the document from now on, and keeps the state. Where it cannot be loaded the last good one is
   * served on, and `problems` says why.
   *
   * @param operations Operations of one's own, in the place of those before; default: those are kept.
   * @returns Whether the new edition is served.
   */
  readonly reload: (load: () => Document, operations?: OwnOperations) => boolean
}

export interface SandboxList {
  readonly limit: number
  readonly dropped: number
  readonly sandboxes: readonly { readonly name: string; readonly requests: number }[]
}

/** What is wrong with an edition of a document. */
export interface ReloadProblem {
  readonly what: string
  readonly where: string
  readonly next: string
}
