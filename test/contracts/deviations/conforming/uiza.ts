import type { OperationOf, RequestParts, ResponseParts } from '#mocks'
import { type Caller, type UizaState, uiza } from '#mocks/uiza'
import type { Examples, operations } from '#openapi/uiza'
import type { Variant } from '../deviation.ts'
import { type Body, isChange, json, onFailure } from '../edits.ts'
import { uizaWith } from '../mocks.ts'
import { type Layers, writeWhole } from '../server.ts'
import { envelope } from '../uiza/envelope.ts'

type Row = Omit<Variant, 'api'>
type CreateUser = OperationOf<operations['createUser'], Examples['createUser'], UizaState, Caller>

const notFound = () => envelope({ status: 404, type: 'ERROR', message: 'Not found', data: null, retryable: false })
const notAllowed = (): ResponseParts => ({ status: 405, headers: { Allow: 'GET', 'Content-Type': 'text/plain' }, body: 'no' })
const unserved =
  (fits: (request: RequestParts) => boolean, refusal: () => ResponseParts): (() => Layers) =>
  () => ({
    answer: (request) => (fits(request) ? refusal() : undefined),
  })

const by = (method: string) => (request: RequestParts) => isChange(request) && request.method === method
const creates = ({ method, path }: RequestParts) => method === 'POST' && path.endsWith('/user')
const failing =
  (edit: (body: Body) => Body): (() => Layers) =>
  () =>
    onFailure(json(edit))
const as400 = (response: ResponseParts): ResponseParts =>
  response.status === 422 ? json((body) => ({ ...body, code: 400 }))({ ...response, status: 400 }, none) : response
const none: RequestParts = { method: 'GET', path: '/', query: '', header: () => undefined, body: '' }

const numbered: CreateUser = (asked, next) =>
  next({ createId: () => String(4711 + asked.users.count() + Math.floor(Math.random() * 1e9)) })
const half = 30 * 60_000

const other = {
  id: 'b7f1',
  isAdmin: 1,
  username: 'other',
  email: 'other@uiza.io',
  createdAt: '2018-06-22T19:20:17.000Z',
  updatedAt: '2018-06-22T19:20:17.000Z',
  password: 'An0ther-one',
} as const

/** What Uiza may do otherwise. */
const rows: readonly Row[] = [
  { name: 'other words in failures', vary: failing((body) => ({ ...body, message: 'refused' })) },
  {
    name: 'failures that can be retried',
    unkept: { rules: ['value'], why: 'what failures say was only observed' },
    vary: failing((body) => ({ ...body, retryable: true })),
  },
  {
    name: 'status 400 for what cannot be processed',
    unkept: { rules: ['status'], why: 'which failure has which status was only observed' },
    vary: () => ({ response: as400 }),
  },
  { name: 'only PUT, else 405', vary: unserved(by('POST'), notAllowed) },
  { name: 'only PUT, else 404', vary: unserved(by('POST'), notFound) },
  { name: 'only POST, else 405', vary: unserved(by('PUT'), notAllowed) },
  { name: 'only POST, else 404', vary: unserved(by('PUT'), notFound) },
  {
    name: 'only paths with two slashes',
    vary: unserved(({ path }) => !path.startsWith('//'), notFound),
  },
  {
    name: 'only paths with one slash',
    vary: unserved(({ path }) => path.startsWith('//'), notFound),
  },
  {
    name: 'cannot create users',
    vary: unserved(creates, notFound),
  },
  {
    name: 'answers 405 where users are created',
    vary: unserved(creates, notAllowed),
  },
  { name: 'ids that are numbers', vary: () => ({ mock: uizaWith({ operations: { createUser: numbered } }) }) },
  { name: 'has more users', vary: () => ({ mock: withMore() }) },
  {
    name: 'a clock half an hour ahead, and says so',
    vary: () => ({
      mock: uizaWith({ now: () => Date.now() + half }),
      write: (wire, response) =>
        writeWhole(wire, { ...response, headers: { ...response.headers, Date: new Date(Date.now() + half).toUTCString() } }),
    }),
  },
]

function withMore() {
  const scenario = uiza.scenarios.documented(uiza.document())
  return uizaWith({ scenario: { ...scenario, users: [...scenario.users, other] } })
}

export const uizaVariants: readonly Variant[] = rows.map((row) => ({ api: 'uiza', ...row }))
