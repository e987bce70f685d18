import type { AnyApi, Api } from './handlers/api.ts'
import { readBaseUrl } from './handlers/base-url.ts'
import { printReason } from './handlers/failure.ts'
import type { OwnOperations } from './handlers/own-operation.ts'
import { createReceiver } from './handlers/receive.ts'
import { handledPrefixes, ownedPrefixes } from './handlers/route.ts'
import { initialState } from './initial-state.ts'
import type { AnyMock, AnyState, Mock, MockOptions, ScenarioName } from './mock.ts'
import { mockOptionRules } from './mock-option-rules.ts'
import { requireOptions } from './option-rules.ts'
import { type Edition, keepEdition } from './sandboxes/edition.ts'
import { createEntrances } from './sandboxes/entrances.ts'
import { createEntryIds } from './sandboxes/entry-id.ts'
import { createIds } from './sandboxes/ids.ts'
import { createHide } from './sandboxes/request-secrets.ts'
import { isSandboxName } from './sandboxes/sandbox-name.ts'
import { createServe, type Serving, serveIn } from './sandboxes/serve.ts'
import { createUnits } from './sandboxes/units.ts'
import { createView } from './sandboxes/view.ts'
import { type Served, steeringOf } from './served.ts'
import { StoreError } from './store/error.ts'
import { createRecordJudge, requireAllowed } from './store/judge-records.ts'
import type { State } from './store/sandbox.ts'
import type { ApiTypes, TypedApi, UntypedApi } from './typed/api.ts'
import type { TypedMock, TypedOptions } from './typed/mock.ts'

export type * from './mock.ts'

/**
 * Creates a mock with a state of its own.
 *
 * @throws {StoreError} `unknown-scenario`, or `broken-record` where a scenario of one's own is none of the document.
 * @throws {TypeError} When an option is none of what it can be.
 * @example
 * const mock = createMock(milvus, { baseUrl: 'http://localhost:19530' })
 * const server = setupServer(...mock.handlers)
 */
export function createMock<Types extends ApiTypes>(api: TypedApi<Types>, options?: NoInfer<TypedOptions<Types>>): TypedMock<Types>
export function createMock<Records extends State<Records>, Caller, Options extends object>(
  api: Api<Records, Caller, Options> & UntypedApi,
  options?: NoInfer<MockOptions<Records> & Partial<Options>>,
): Mock<Records>
export function createMock(
  api: AnyApi & UntypedApi,
  options?: MockOptions<AnyState> & { readonly scenario?: ScenarioName },
): AnyMock
export function createMock(some: AnyApi, given: object = {}): unknown {
  const options: MockOptions<AnyState> = given
  const api = some as Api<AnyState, unknown>
  const edition = createEditions(api, options)
  const judge = createRecordJudge(() => edition.current().document, api)
  const stateOf = (scenario: MockOptions<AnyState>['scenario']) => {
    if (typeof scenario === 'object') requireAllowed(judge, scenario)
    return initialState(api, edition.current().document, scenario, seedOf(options))
  }
  const begun = stateOf(options.scenario)
  const units = createUnits<AnyState>({ api, document: () => edition.current().document, initial: begun })
  const { unitOf, peek } = units
  const serving: Serving<AnyState> = {
    receiver: () => edition.current().receiver,
    unitOf,
    now: options.now ?? Date.now,
    createEntryId: createEntryIds(),
  }
  const gate = { base: readBaseUrl(options.baseUrl), prefixes: () => edition.current().handled }
  const names = Object.keys(api.collections)
  const viewOf = (name: string, answer: ReturnType<typeof createServe>) =>
    createView({
      unit: () => unitOf(name),
      peek: () => peek(name),
      names,
      paths: api.paths ?? {},
      stateOf,
      judge,
      ...createEntrances(gate, answer),
    })
  const sandbox = (name: string) => {
    if (!isSandboxName(name)) throw new StoreError('sandbox-name', `"${name}" cannot be the name of a sandbox.`)
    return viewOf(name, (request) => serveIn(serving, unitOf(name), request))
  }
  const receive = createServe(serving)
  const replay: AnyMock['replay'] = (id) => {
    const found = units.findRecorded(id)
    if (!found) return 'gone'
    return found.recorded.cut ? 'cut' : serveIn(serving, unitOf(found.sandbox), found.recorded.request)
  }
  const descriptors = [{ receive, replay, sandbox }, steeringOf(api, edition, units, judge)].map((part) =>
    Object.getOwnPropertyDescriptors<object>(part),
  )
  return Object.defineProperties(viewOf('', receive), Object.assign({}, ...descriptors))
}

function createEditions(api: Api<AnyState, unknown>, options: MockOptions<AnyState>): Edition<Served, OwnOperations> {
  requireOptions(options, { ...mockOptionRules, ...api.optionRules })
  const own = ownOptions(api, options)
  const profile = api.profile?.(own)
  return keepEdition(options.document ?? api.document(), options.operations ?? {}, (plain, operations): Served => {
    const document = profile === undefined ? plain : plain.profile(profile)
    if (!api.createReceiver && Object.keys(operations).length > 0)
      throw new TypeError(`The API "${api.name}" has operations already: only one that is made from a document takes others.`)
    const receiver = (api.createReceiver ?? createReceiver)({
      api,
      document,
      authorization: options.authorization,
      now: options.now ?? Date.now,
      createId: options.createId ?? createIds(options.seed),
      onError: options.onError ?? printReason,
      hide: createHide(document, api.secrets ?? [], api.showForm),
      delayMs: options.delayMs ?? 0,
      options: own,
      seed: seedOf(options),
      own: operations,
    })
    return { document, receiver, prefixes: ownedPrefixes(document.model), handled: handledPrefixes(document.model) }
  })
}

const seedOf = ({ seed = '' }: Pick<MockOptions<AnyState>, 'seed'>): string => String(seed)

/** The options of the API itself: what was given, else its defaults. */
function ownOptions({ options = {} }: Pick<AnyApi, 'options'>, given: object): object {
  const chosen = Object.entries(given).filter(([name, value]) => Object.hasOwn(options, name) && value !== undefined)
  return { ...options, ...Object.fromEntries(chosen) }
}
