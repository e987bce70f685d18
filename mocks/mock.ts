import type { RequestHandler } from 'msw'
import type { Document } from '#openapi'
import type { Authorization } from './handlers/authorization.ts'
import type { OnError } from './handlers/failure.ts'
import type { RequestParts, ResponseParts } from './handlers/message.ts'
import type { OwnOperations } from './handlers/own-operation.ts'
import type { Faults } from './sandboxes/faults.ts'
import type { Journal } from './sandboxes/journal.ts'
import type { Steering } from './steering.ts'
import type { JsonRecord } from './store/json-record.ts'
import type { Collections, Revise, State } from './store/sandbox.ts'
import type { UniqueCollection } from './store/unique-collection.ts'

export type { ReloadProblem, SandboxList, Steering } from './steering.ts'
export type { JsonRecord } from './store/json-record.ts'

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
  /** The same one makes the same records, values and ids in every run. Default: the same values, and random ids. */
  readonly seed?: string | number
  /** Milliseconds every answer is held back. Default: 0. */
  readonly delayMs?: number
  /**
   * Operations of one's own, by operation id, in the place of what the document lets one conclude: `defineOperations`. Only for an API that
   * is made from a document.
   */
  readonly operations?: OwnOperations
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
  /** Says whether an operation has this method and raw path. */
  readonly serves: (method: string, path: string) => boolean
  /** Answers a request given in parts; at once where nothing has to be waited for. */
  readonly receive: (request: RequestParts) => ResponseParts | Promise<ResponseParts>
  /**
   * Receives a request of the journal again, in its sandbox and with its secrets.
   *
   * @param id That of its entry.
   * @returns `gone` where it is not in a journal any more, `cut` where its body was too long to be kept.
   */
  readonly replay: (id: number) => ResponseParts | Promise<ResponseParts> | 'gone' | 'cut'
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
   * @param state Or what makes one of the records as they are when every operation before has ended; undefined: they stay.
   * @throws {StoreError} When two records have the same key, or the document does not allow one; nothing is replaced then.
   */
  readonly restore: (state: Partial<Records> | Revise<Records>) => Promise<void>
}

/** The ways requests get into a mock. */
export interface Entrances {
  /** For `setupServer` and `setupWorker` of MSW. */
  readonly handlers: readonly RequestHandler[]
  /** Answers in process. Every request is answered, also one for another path. A dropped connection rejects, as `fetch` does. */
  readonly fetch: (request: Request) => Promise<Response>
}

/** One sandbox of a mock, whatever its requests say. Its collections are properties by their names. */
export type MockSandbox<Records extends State<Records>> = Collections<Records> &
  SandboxActions<Records> &
  Entrances &
  AllCollections

/** All collections by their path templates: two of one name have different ones. */
export interface AllCollections {
  readonly collections: Readonly<Record<string, UniqueCollection<JsonRecord>>>
}

/** Records of collections whose names are not known. */
export type AnyState = Readonly<Record<string, readonly object[]>>

/** A sandbox of any mock. Methods where a mock may know more of its names. */
export type AnySandbox = Pick<SandboxActions<AnyState>, 'journal' | 'faults'> &
  Entrances & {
    readonly collections: object
    reset(scenario?: string): Promise<void>
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
