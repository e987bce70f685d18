import type { Document, Pointer, SecurityRequirement } from '#openapi'
import type { OptionRules } from '../option-rules.ts'
import type { Collections, State } from '../store/sandbox.ts'
import type { UniqueKey } from '../store/unique-key.ts'
import type { ReadBody } from './body.ts'
import type { Outcome, OutcomeOf } from './outcome.ts'
import type { Receiver } from './receiver.ts'
import type { Settings } from './settings.ts'
import type { ShowForm } from './show-form.ts'
import type { Sources } from './template.ts'

/** An API that can be mocked: its document, what its operations do, and the states it can start from. */
export interface Api<Records extends State<Records>, Caller, Options extends object = object> {
  /** Short name: `milvus`. */
  readonly name: string
  readonly document: () => Document
  /** The unique fields of each collection; the first is the one `find` looks up by default. */
  readonly collections: { readonly [Name in keyof Records]: readonly UniqueKey<Records[Name][number]>[] }
  /** Path template of a collection, by its name; default: its name. */
  readonly paths?: Readonly<Record<string, string>>
  /** Place of the schema of a record, for each collection: it judges every state that is given to the mock. Default: none is judged. */
  readonly records?: { readonly [Name in keyof Records]: Pointer }
  /** Fields of a record that the mock keeps besides, and those its paths decide, by collection: they are not judged. */
  readonly unjudged?: Readonly<Record<string, ReadonlySet<string>>>
  /** By operation id: what a document cannot say. Of any other its effect says what it does, else it gives its first example. */
  readonly operations: Readonly<Record<string, AnyOperation<Records, Caller>>>
  readonly scenarios: Scenarios<Records>
  readonly authenticate: Authenticate<Records, Caller>
  /** Judges a complete request before its values are judged; an outcome refuses it. */
  readonly authorize?: (request: Context<unknown, unknown, Records, Caller> & AuthorizedOperation) => Outcome | undefined
  /** Whether a record exists for a caller. Default: each does for everybody. */
  readonly sees?: (caller: Caller | undefined, record: object) => boolean
  /** How a body's text becomes a value; default `JSON.parse`. */
  readonly readBody?: ReadBody
  /** The API's own names of JSON types where they differ: `{ boolean: 'bool' }`. */
  readonly typeNames?: Readonly<Record<string, string>>
  /** Writes `<`, `>` and `&` as `\u003c`, `\u003e` and `\u0026`, as Go's encoder does. */
  readonly escapeHtml?: boolean
  /** The API's own options with their defaults. */
  readonly options?: Options
  /** What its own options may be. */
  readonly optionRules?: OptionRules
  /** Names the profile of the document (`x-profiles`) its options ask for. */
  readonly profile?: (options: Options) => string | undefined
  /** Names of values that are as secret as what the document marks as `format: password`: `token`. */
  readonly secrets?: readonly string[]
  readonly showForm?: ShowForm
  /** Has the last word on a body, after it was checked against the document: for options the document does not know. */
  readonly finish?: (body: unknown, options: Options) => unknown
  /** Creates what responds where the API has no operations of its own: an API made from a document. */
  readonly createReceiver?: (core: Settings & { readonly api: Api<Records, Caller> }) => Receiver<Records>
}

/** What is asked for, and what whoever asks has to hold: the scopes of the operation's `security`. */
export interface AuthorizedOperation {
  readonly operationId: string
  readonly security: readonly SecurityRequirement[]
  readonly document: Document
}

/** Any API: what is known of one when nothing is known of its records. */
export interface AnyApi
  extends Pick<
    Api<Record<never, never>, never>,
    'name' | 'document' | 'readBody' | 'typeNames' | 'escapeHtml' | 'secrets' | 'optionRules'
  > {
  readonly collections: Readonly<Record<string, readonly (string | readonly string[])[]>>
  readonly paths?: Readonly<Record<string, string>>
  readonly records?: Readonly<Record<string, Pointer>>
  readonly operations: Readonly<Record<string, (context: never, next: never) => Outcome | Promise<Outcome>>>
  readonly scenarios: Readonly<Record<string, (document: Document, seed?: string) => object>>
  readonly authenticate: (credential: string | undefined, collections: never, sources: Sources) => Authentication<unknown>
  readonly authorize?: (request: never) => Outcome | undefined
  readonly sees?: (caller: never, record: object) => boolean
  readonly options?: object
  readonly profile?: (options: never) => string | undefined
  readonly finish?: (body: unknown, options: never) => unknown
  readonly createReceiver?: (core: never) => unknown
}

/** Named starting states. `documented` has exactly the accounts the pages speak of, `empty` none. */
export interface Scenarios<Records extends State<Records>> {
  readonly documented: Scenario<Records>
  readonly empty: Scenario<Records>
  readonly [name: string]: Scenario<Records>
}
/** @param seed The same one makes the same records. */
export type Scenario<Records extends State<Records>> = (document: Document, seed?: string) => Records

/**
 * Judges the credential of a request by the current state.
 *
 * @param credential Value of the header the document names; undefined or empty where there is none.
 */
export type Authenticate<Records extends State<Records>, Caller> = (
  credential: string | undefined,
  collections: Collections<Records>,
  sources: Sources,
) => Authentication<Caller>

/** Whose request it is. `headers` go on every answer to it. */
export type Authentication<Caller> = { readonly headers?: Readonly<Record<string, string>> } & (
  | { readonly kind: 'missing' | 'refused' }
  | { readonly kind: 'accepted'; readonly caller: Caller }
)

/** What an operation works with: the request's values, whose request it is, the state, clock and ids. */
export type Context<Body, Query, Records extends State<Records>, Caller> = Collections<Records> & {
  readonly body: Body
  readonly query: Query
  /** Gives a header's value by its name in lower case. */
  readonly header: (name: string) => string | undefined
  /** Aborted when whoever asked is gone; undefined where the host cannot tell. */
  readonly signal: AbortSignal | undefined
  /** The API's own options, complete. */
  readonly options: object
  /** Undefined where no credential was sent or none is looked at. */
  readonly caller: Caller | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Gives an id nobody has; a UUID unless the mock was given another source. */
  readonly createId: () => string
}

/**
 * An operation, typed from the generated types of its document. It runs alone in its sandbox, from look-up to write.
 *
 * @typeParam Documented Its entry in the generated `operations`.
 * @typeParam Examples Its entry in the generated `Examples`.
 */
export type OperationOf<Documented, Examples, Records extends State<Records>, Caller, Options extends object = object> = (
  context: Context<BodyOf<Documented>, QueryOf<Documented>, Records, Caller> & { readonly options: Options },
  next: Next<Context<BodyOf<Documented>, QueryOf<Documented>, Records, Caller>, OutcomeOf<Examples>>,
) => OutcomeOf<Examples> | Promise<OutcomeOf<Examples>>

/** Does what the effect of an operation does; what is given goes before what was asked. */
export type Next<Asked, Given> = (changes?: Partial<Asked>) => Given | Promise<Given>

/** Any operation of an API, as the core runs it. */
export type AnyOperation<Records extends State<Records>, Caller> = (
  context: Context<never, never, Records, Caller> & { readonly options: never },
  next: never,
) => Outcome | Promise<Outcome>

type BodyOf<Documented> = Documented extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : undefined
type QueryOf<Documented> = Documented extends { parameters: { query?: infer Query } }
  ? [Query] extends [undefined]
    ? Record<string, never>
    : NonNullable<Query>
  : Record<string, never>
