import type { RequestHandler } from 'msw'
import type { Document } from '#openapi'
import type { Authorization } from './handlers/authenticate.ts'
import type { OnError } from './handlers/failure.ts'
import type { RequestParts, ResponseParts } from './handlers/message.ts'
import type { Faults } from './sandboxes/faults.ts'
import type { Journal, JournalEntry } from './sandboxes/journal.ts'
import type { JudgeRecords } from './store/judge-records.ts'
import type { Collections, State } from './store/sandbox.ts'

/** How a mock differs from the documented API. Everything has a default. */
export interface MockOptions<Records extends State<Records>> {
  /** Only requests below this URL are the mock's own, for example `http://localhost:19530`. Default: any origin. */
  readonly baseUrl?: string
  /** Default: the document the API ships with. */
  readonly document?: Document
  /** Name of a starting state, or one's own records; what those leave out is as in `empty`. Default: `documented`. */
  readonly scenario?: ScenarioName | Partial<Records>
  /** Whether a credential is asked for. Default: as the document says. */
  readonly authorization?: Authorization
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number
  /** Gives an id nobody has. Default: a random UUID. */
  readonly createId?: () => string
  /** Milliseconds every answer is held back. Default: 0. */
  readonly delayMs?: number
  /** Told about every error inside an operation. Default: its reason goes to `console.error`. */
  readonly onError?: OnError
}

/** Name of a starting state. */
export type ScenarioName = 'documented' | 'empty' | (string & {})

/** What a host needs to know of a mock. */
export interface Host {
  /** Short name of the API: `milvus`. */
  readonly name: string
  /** Paths that are the API's own, and everything below: `/v2/vectordb/users`. */
  readonly prefixes: readonly string[]
  /** Answers a request given in parts; at once where nothing has to be waited for. */
  readonly receive: (request: RequestParts) => ResponseParts | Promise<ResponseParts>
}

/** What can be done with a sandbox, whatever it holds. */
export interface SandboxActions<Records> {
  /** The last requests, their secrets hidden. */
  readonly journal: Journal
  /** What goes wrong on purpose. */
  readonly faults: Faults
  /**
   * Brings back the state it began with, or another scenario, and takes its faults away.
   *
   * @throws {StoreError} `unknown-scenario`.
   */
  readonly reset: (scenario?: ScenarioName | Partial<Records>) => Promise<void>
  /** Gives a copy of every record. */
  readonly snapshot: () => Promise<Records>
  /**
   * Replaces every record by those of a state; a collection it does not name becomes empty.
   *
   * @throws {StoreError} When two records have the same key, or the document does not allow one; nothing is replaced then.
   */
  readonly restore: (state: Partial<Records>) => Promise<void>
}

/** The ways requests get into a mock. */
export interface Entrances {
  /** For `setupServer` and `setupWorker` of MSW. */
  readonly handlers: readonly RequestHandler[]
  /** Answers in process. Every request is answered, also one for another path. A dropped connection rejects, as `fetch` does. */
  readonly fetch: (request: Request) => Promise<Response>
}

/** One sandbox of a mock, whatever its requests say. Its collections are properties by their names. */
export type MockSandbox<Records extends State<Records>> = Collections<Records> & SandboxActions<Records> & Entrances

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
  /** Finds the first record of a state that the document does not allow. */
  readonly findBrokenRecord: JudgeRecords
  /** The sandboxes with a name: how many there may be, have been dropped, and are, the least recently used first. */
  readonly sandboxes: () => SandboxList
  /** Tells of each request, of every sandbox; gives the function that ends it. */
  readonly onEntry: (listener: (entry: JournalEntry) => void) => () => void
  /** What is wrong with the last edition of the document; empty while the last one is served. */
  readonly problems: readonly ReloadProblem[]
  /**
   * Serves another edition of the document from now on, and keeps the state. Where it cannot be loaded the last good one is
   * served on, and `problems` says why.
   *
   * @returns Whether the new edition is served.
   */
  readonly reload: (load: () => Document) => boolean
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

/** Records of collections whose names are not known. */
export type AnyState = Readonly<Record<string, readonly object[]>>

/** A sandbox of any mock. */
export type AnySandbox = Pick<SandboxActions<AnyState>, 'journal' | 'faults'> &
  Entrances & {
    readonly reset: (scenario?: string) => Promise<void>
    readonly snapshot: () => Promise<object>
    readonly restore: (state: never) => Promise<void>
  }

/** A mock of any API. */
export type AnyMock = Host & Steering & AnySandbox & { readonly sandbox: (name: string) => AnySandbox }

/** A mock of an API. Its collections are properties by their names: `mock.users`; they are of the sandbox without a name. */
export type Mock<Records extends State<Records>> = MockSandbox<Records> &
  Host &
  Steering & {
    /**
     * Gives a sandbox by its name, made when it is first used: the one requests with the header `Doublecheck-Sandbox` meet.
     *
     * @throws {StoreError} `sandbox-name`.
     */
    readonly sandbox: (name: string) => MockSandbox<Records>
  }
