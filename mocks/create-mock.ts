import type { RequestHandler } from 'msw'
import type { Document } from '#openapi'
import type { AnyApi, Api } from './handlers/api.ts'
import type { Authorization } from './handlers/authenticate.ts'
import { readBaseUrl } from './handlers/base-url.ts'
import { readRequest, writeResponse } from './handlers/fetch.ts'
import type { RequestParts, ResponseParts } from './handlers/message.ts'
import { createHandler } from './handlers/msw.ts'
import { createReceiver } from './handlers/receive.ts'
import { handledPrefixes, ownedPrefixes, owns } from './handlers/route.ts'
import { StoreError } from './store/error.ts'
import { type Collections, createSandbox, type Sandbox, type State } from './store/sandbox.ts'

/** How a mock differs from the documented API. Everything has a default. */
export interface MockOptions<Records extends State<Records>> {
  /** Only requests below this URL are the mock's own, for example `http://localhost:19530`. Default: any origin. */
  readonly baseUrl?: string
  /** Default: the document the API ships with. */
  readonly document?: Document
  /** Name of a starting state, or one's own records; what those leave out is as in `empty`. Default: `documented`. */
  readonly scenario?: 'documented' | 'empty' | (string & {}) | Partial<Records>
  /** Whether a credential is asked for. Default: as the document says. */
  readonly authorization?: Authorization
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number
  /** Gives an id nobody has. Default: a random UUID. */
  readonly createId?: () => string
  /** Milliseconds every answer is held back. Default: 0. */
  readonly delayMs?: number
  /** Told about every error inside an operation, with the operation's id. */
  readonly onError?: (error: unknown, operationId: string | undefined) => void
}

/** What a host needs to know of a mock. */
export interface Host {
  /** Short name of the API: `milvus`. */
  readonly name: string
  /** Paths that are the API's own, and everything below: `/v2/vectordb/users`. */
  readonly prefixes: readonly string[]
  /** Answers a request given in parts; at once where nothing has to be waited for. */
  readonly receive: (request: RequestParts) => ResponseParts | Promise<ResponseParts>
}

/** Records of collections whose names are not known. */
export type AnyState = Readonly<Record<string, readonly object[]>>

/** A mock of any API. */
export type AnyMock = Pick<Mock<AnyState>, keyof Host | 'reset' | 'handlers' | 'fetch'> & {
  readonly snapshot: () => Promise<object>
  readonly restore: (state: never) => Promise<void>
}

/** A mock of an API. Its collections are properties by their names: `mock.users`. */
export type Mock<Records extends State<Records>> = Collections<Records> &
  Host &
  Pick<Sandbox<Records>, 'reset' | 'snapshot' | 'restore'> & {
    /** For `setupServer` and `setupWorker` of MSW. */
    readonly handlers: readonly RequestHandler[]
    /** Answers in process. Every request is answered, also one for another path. */
    readonly fetch: (request: Request) => Promise<Response>
  }

/**
 * Creates a mock with a state of its own.
 *
 * @throws {StoreError} `unknown-scenario`.
 * @throws {TypeError} When `baseUrl` is no URL.
 * @example
 * const mock = createMock(milvus, { baseUrl: 'http://localhost:19530' })
 * const server = setupServer(...mock.handlers)
 */
export function createMock<Records extends State<Records>, Caller, Options extends object>(
  api: Api<Records, Caller, Options>,
  options?: MockOptions<Records> & Partial<Options>,
): Mock<Records>
export function createMock(api: AnyApi, options?: MockOptions<AnyState>): AnyMock
export function createMock(some: AnyApi, options: MockOptions<AnyState> = {}): AnyMock {
  const api = some as Api<AnyState, unknown>
  const own = ownOptions(api, options)
  const profile = api.profile?.(own)
  const plain = options.document ?? api.document()
  const document = profile === undefined ? plain : plain.profile(profile)
  const sandbox = createSandbox<AnyState>(api.collections, initialState(api, document, options.scenario))
  const answer = createReceiver({
    api,
    document,
    authorization: options.authorization,
    now: options.now ?? Date.now,
    createId: options.createId ?? (() => crypto.randomUUID()),
    onError: options.onError ?? (() => {}),
    delayMs: options.delayMs ?? 0,
    options: own,
  })
  const receive = (request: RequestParts) => answer(request, sandbox)
  const base = readBaseUrl(options.baseUrl)
  const fetch = async (request: Request) => writeResponse(request.method, await receive(await readRequest(request, base)))
  const prefixes = ownedPrefixes(document.model)
  const handled = handledPrefixes(document.model)
  const matches = (url: string) => owns(handled, base.pathBelow(url) ?? '')
  const mock = {
    ...sandbox.collections,
    name: api.name,
    prefixes,
    receive,
    fetch,
    handlers: [createHandler(matches, fetch)],
    reset: sandbox.reset,
    snapshot: sandbox.snapshot,
    restore: sandbox.restore,
  }
  return mock
}

/** The options of the API itself: what was given, else its defaults. */
function ownOptions({ options = {} }: Pick<AnyApi, 'options'>, given: object): object {
  const chosen = Object.entries(given).filter(([name, value]) => Object.hasOwn(options, name) && value !== undefined)
  return { ...options, ...Object.fromEntries(chosen) }
}

function initialState<Records extends State<Records>>(
  api: Pick<Api<Records, never>, 'name' | 'scenarios'>,
  document: Document,
  scenario: MockOptions<Records>['scenario'] = 'documented',
): Partial<Records> {
  if (typeof scenario === 'object') return { ...api.scenarios.empty(document), ...scenario }
  const named = Object.hasOwn(api.scenarios, scenario) ? api.scenarios[scenario] : undefined
  if (named) return named(document)
  const names = Object.keys(api.scenarios).join(', ')
  throw new StoreError('unknown-scenario', `The API "${api.name}" has no scenario "${scenario}". It has: ${names}.`)
}
