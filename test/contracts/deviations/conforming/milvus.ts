import type { RequestParts, ResponseParts } from '#mocks'
import { milvusDocument } from '#openapi/milvus'
import type { Variant } from '../deviation.ts'
import { type Body, json, onFailure } from '../edits.ts'
import { milvusWith } from '../mocks.ts'
import type { Layers } from '../server.ts'

type Row = Omit<Variant, 'api'>

const is = (operation: string) => (request: RequestParts) => request.path.endsWith(`/${operation}`)
const unserved =
  (status: number, ...operations: readonly string[]): (() => Layers) =>
  () => ({
    answer: (request) =>
      operations.some((operation) => is(operation)(request))
        ? { status, headers: { 'Content-Type': 'text/plain' }, body: '404 page not found' }
        : undefined,
  })

const failing =
  (edit: (body: Body) => Body): (() => Layers) =>
  () =>
    onFailure(json(edit))
const status200 = (response: ResponseParts): ResponseParts => (response.status === 401 ? { ...response, status: 200 } : response)

const codes = 'which code a failure has was only observed'
const extra = [
  { userName: 'root', password: 'Milvus' },
  { userName: 'milvusAdmin', password: 'P@ssw0rd' },
  { userName: 'somebodyElse', password: 'An0ther-one' },
]

const inBytes = milvusDocument().profile('server')

/** What Milvus may do otherwise. */
const rows: readonly Row[] = [
  {
    name: 'passwords are counted in bytes, and a document that says so',
    asked: { documents: [inBytes] },
    vary: () => ({ mock: milvusWith({ document: inBytes }) }),
  },
  { name: 'other words in failures', vary: failing((body) => ({ ...body, message: 'refused' })) },
  {
    name: 'another code for failures',
    unkept: { rules: ['value'], why: codes },
    vary: failing((body) => ({ ...body, code: 65535 })),
  },
  { name: 'asks for a credential', vary: () => ({ mock: milvusWith({ authorization: 'required' }) }) },
  {
    name: 'asks for a credential, and the run has one',
    asked: { token: 'root:Milvus' },
    vary: () => ({ mock: milvusWith({ authorization: 'required' }) }),
  },
  { name: 'looks at no credential', vary: () => ({ mock: milvusWith({ authorization: 'off' }) }) },
  {
    name: 'has more users',
    vary: () => ({ mock: milvusWith({ scenario: { users: extra } }) }),
  },
  { name: 'cannot create users', vary: unserved(404, 'create') },
  {
    name: 'has no other operation than the page’s',

    vary: unserved(404, 'create', 'drop', 'describe', 'list'),
  },
  {
    name: 'answers 405 for what it cannot do',

    vary: unserved(405, 'create', 'list'),
  },
  {
    name: 'tells with status 200 that a credential is wrong',
    unkept: { rules: ['status'], why: 'that a wrong credential gets status 401 was only observed' },
    vary: () => ({ response: status200 }),
  },
]

export const milvusVariants: readonly Variant[] = rows.map((row) => ({ api: 'milvus', ...row }))
