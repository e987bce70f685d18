import { AsyncLocalStorage } from 'node:async_hooks'
import { getResponse, type HttpHandler, http, passthrough } from 'msw'
import { afterAll, aroundEach, test as base, beforeAll, expect, type TestAPI } from 'vitest'
import type { AnyApi } from '../../handlers/api.ts'
import { type Interception, intercept } from '../node.ts'
import { matchers } from './matchers.ts'
import { type AnyObservedMock, createObservedMock, type Listening, type ObservedMock, type OptionsOf } from './observed-mock.ts'
import { describeRefusals, describeUnhandled } from './problems.ts'

/** What is done about requests a test should not make. */
export interface MockTestOptions<Apis extends Readonly<Record<string, AnyApi>>> {
  /** How the mocks differ from the documented APIs, by their names in the test. */
  readonly options?: { readonly [Name in keyof Apis]?: OptionsOf<Apis[Name]> }
  /** A request nobody answers. Default: `fail`, it gets a network error and fails the test; `bypass` lets it through. */
  readonly unhandled?: 'fail' | 'bypass'
  /** A request the document does not allow. Default: `fail` the test, unless it says `toHaveRefused`. */
  readonly refused?: 'fail' | 'allow'
}

/** What a test gets: a mock by each name, and the server of MSW for handlers of its own, `server.use(…)`. */
export type MockFixtures<Apis extends Readonly<Record<string, AnyApi>>> = {
  readonly [Name in keyof Apis]: ObservedMock<Apis[Name]>
} & { readonly server: Interception['server'] }

/** What belongs to one test, however many run at the same time. */
interface OneTest {
  readonly mocks: Readonly<Record<string, AnyObservedMock & Listening>>
  readonly unhandled: string[]
}

/**
 * Gives the `test` of a file. Each test, and each retry, has mocks of its own; what is sent during a test goes to them and to
 * nobody else, also where tests run concurrently. Call it once for a file: it is about all tests of it.
 *
 * @param apis APIs by the name their mock gets in the test.
 * @example
 * const test = mockTest({ milvus })
 * test('changes the password', async ({ milvus, expect }) => {
 *   await changePassword('milvusAdmin', 'P@ssw0rd', 'N3w-secret')
 *   expect(milvus).toHaveReceived('updatePassword', { userName: 'milvusAdmin' })
 * })
 */
export function mockTest<const Apis extends Readonly<Record<string, AnyApi>>>(
  apis: Apis,
  options: MockTestOptions<Apis> = {},
): TestAPI<MockFixtures<Apis>> {
  expect.extend(matchers)
  const current = new AsyncLocalStorage<OneTest>()
  const server = serveFile(createAnswerer(current, options.unhandled ?? 'fail'))
  aroundEach(async (runTest) => {
    const one: OneTest = { mocks: createMocks(apis, options), unhandled: [] }
    await current.run(one, server().boundary(runTest))
    requireKept(one, options)
  })
  let test = base as TestAPI<object>
  for (const name of Object.keys(apis)) test = test.extend(name, () => mockOf(current, name)) as TestAPI<object>
  return test.extend('server', server) as unknown as TestAPI<MockFixtures<Apis>>
}

/** Intercepts the requests of this process while the tests of the file run. */
function serveFile(handler: HttpHandler): () => Interception['server'] {
  let interception: Interception | undefined
  beforeAll(() => {
    interception = intercept({ handlers: [handler] })
  })
  afterAll(() => interception?.close())
  return () => {
    if (!interception) throw new Error('doublecheck: requests are handled only inside tests and their hooks.')
    return interception.server
  }
}

function createMocks(
  apis: Readonly<Record<string, AnyApi>>,
  { options }: MockTestOptions<Record<string, AnyApi>>,
): OneTest['mocks'] {
  const given = (options ?? {}) as Readonly<Record<string, object>>
  return Object.fromEntries(Object.entries(apis).map(([name, api]) => [name, createObservedMock(api, given[name])]))
}

/** The last of the handlers: the mocks of the test a request comes from; and what is done where none of them answers. */
function createAnswerer(current: AsyncLocalStorage<OneTest>, policy: 'fail' | 'bypass'): HttpHandler {
  return http.all('*', async ({ request }) => {
    const one = current.getStore()
    for (const mock of Object.values(one?.mocks ?? {})) {
      const response = await getResponse([...mock.handlers], request.clone())
      if (!response) continue
      await mock.listen(request)
      return response
    }
    if (policy === 'bypass') return passthrough()
    const asked = `${request.method} ${request.url}`
    if (one) one.unhandled.push(asked)
    else console.error(describeUnhandled([`${asked} (outside of a test)`]).join('\n'))
    return Response.error()
  })
}

function mockOf(current: AsyncLocalStorage<OneTest>, name: string): AnyObservedMock {
  const mock = current.getStore()?.mocks[name]
  if (mock) return mock
  throw new Error(`doublecheck: there is no "${name}" here. Call mockTest in the test file, not in a shared one.`)
}

/** @throws {Error} Naming each request the test should not have made. */
function requireKept(
  { mocks, unhandled }: OneTest,
  { refused = 'fail' }: Pick<MockTestOptions<Record<string, AnyApi>>, 'refused'>,
): void {
  const refusals = refused === 'allow' ? [] : Object.entries(mocks).flatMap(([name, mock]) => describeRefusals(name, mock))
  const problems = [...describeUnhandled(unhandled), ...refusals]
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
