import type { Document } from '#openapi'
import { createMock } from '../../create-mock.ts'
import type { AnyApi, Api } from '../../handlers/api.ts'
import { readBaseUrl } from '../../handlers/base-url.ts'
import { readRequest } from '../../handlers/fetch.ts'
import type { RequestParts } from '../../handlers/message.ts'
import type { AnyMock, AnyState, Mock, MockOptions } from '../../mock.ts'
import type { State } from '../../store/sandbox.ts'
import type { TypedApi } from '../../typed/api.ts'
import type { TypedMock, TypedOptions } from '../../typed/mock.ts'
import { createInspector, type Inspected } from './inspect.ts'
import { createDocumentInspector } from './inspect-document.ts'

/** A request a mock was asked during a test. */
export interface ReceivedRequest extends Inspected, Omit<RequestParts, 'body'> {}

/** What a test can ask about the requests its mock was asked. */
export interface Observation {
  /** As the mock has it, with the profile its options ask for. */
  readonly document: Document
  /** Field names of what is kept secret. */
  readonly secrets: ReadonlySet<string>
  /** In the order they came. */
  readonly requests: readonly ReceivedRequest[]
  /** Says that a request the document does not allow is what the test is about, so that it does not fail it. */
  readonly expectRefusal: (request: ReceivedRequest) => void
  /** Requests the document does not allow and nobody expected. */
  readonly unexpectedRefusals: () => readonly ReceivedRequest[]
}

/** The mock a test gets: of its own, and it remembers what it was asked. */
export type ObservedMock<Given> = MockOf<Given> & Observation

/** The mock of an API, with its collections. */
export type MockOf<Given> =
  Given extends TypedApi<infer Types>
    ? TypedMock<Types>
    : RecordsOf<Given> extends infer Records
      ? Records extends State<Records>
        ? Mock<Records>
        : AnyMock
      : never

/** The options of an API's mock, those of the API itself included. */
export type OptionsOf<Given> = Given extends TypedApi<infer Types> ? TypedOptions<Types> : UntypedOptionsOf<Given>

type UntypedOptionsOf<Given> = (RecordsOf<Given> extends infer Records
  ? Records extends State<Records>
    ? MockOptions<Records>
    : MockOptions<AnyState>
  : never) &
  (Given extends { readonly options?: infer Options extends object } ? Partial<Options> : object)

/** Not `Api<infer Records, …>`: what an API takes and gives its callers differs, and would have to be known as well. */
type RecordsOf<Given> = Given extends { readonly scenarios: { readonly empty: (document: Document) => infer Records } }
  ? Records
  : unknown

/** Any mock that is observed. */
export type AnyObservedMock = AnyMock & Observation

/** Creates a mock that remembers what it is asked, whichever way: over MSW, `mock.fetch`, or a server in front of it. */
export function createObservedMock(api: AnyApi, options: MockOptions<AnyState> = {}): AnyObservedMock & Listening {
  // Of any API no records are known, so its mock asks for the name of a scenario only.
  const mock = createMock(api, options as MockOptions<AnyState> & { readonly scenario?: string })
  const inspect = api.createReceiver
    ? createDocumentInspector(mock.document)
    : createInspector(api as unknown as Api<AnyState, unknown>, mock.document)
  const base = readBaseUrl(options.baseUrl)
  const requests: ReceivedRequest[] = []
  const expected = new Set<ReceivedRequest>()
  const remember = (parts: RequestParts): void => {
    requests.push({ ...parts, ...inspect(parts) })
  }
  const listen = async (request: Request): Promise<void> => remember(await readRequest(request.clone(), base))
  return Object.assign(mock, {
    requests,
    listen,
    expectRefusal: (request: ReceivedRequest) => void expected.add(request),
    unexpectedRefusals: () => requests.filter((request) => request.faults.length > 0 && !expected.has(request)),
    fetch: observeFetch(mock.fetch, listen),
    receive: observeReceive(mock.receive, remember),
  })
}

/** Told about a request before it goes to the handlers, which know nothing of who observes them. */
export interface Listening {
  readonly listen: (request: Request) => Promise<void>
}

function observeFetch(fetch: AnyMock['fetch'], listen: Listening['listen']): AnyMock['fetch'] {
  return async (request) => {
    await listen(request)
    return fetch(request)
  }
}

function observeReceive(receive: AnyMock['receive'], remember: (parts: RequestParts) => void): AnyMock['receive'] {
  return (parts) => {
    remember(parts)
    return receive(parts)
  }
}
