import type { RequestParts, ResponseParts } from '#mocks'
import type { ApiName, Asked } from './deviation.ts'
import { isChange } from './edits.ts'
import { mockOf } from './mocks.ts'
import { type Core, type Layers, writeWhole } from './server.ts'

/** A server that has its troubles when a run puts things back. */
export interface Undoing {
  readonly name: string
  readonly api: ApiName
  readonly serve: () => Layers
  /** Absent: those of the operation that creates what is removed. */
  readonly selection?: Asked['selection']
  /** Something stays, and the report names it; absent: it is as it was found, and the report says nothing. */
  readonly stays?: true
}

type Row = Omit<Undoing, 'api'>

/** Whether a request removes what a run has made. */
const removes = ({ method, path }: RequestParts): boolean => path.endsWith('/drop') || method === 'DELETE'
const creates = ({ method, path }: RequestParts): boolean =>
  path.endsWith('/create') || (method === 'POST' && path.endsWith('/user'))
const badGateway: ResponseParts = {
  status: 502,
  headers: { 'Content-Type': 'text/html' },
  body: '<title>502 Bad Gateway</title>',
}
const notFound: ResponseParts = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: '404 page not found' }
const elsewhere = ({ path }: RequestParts): ResponseParts => ({ status: 302, headers: { Location: `${path}/` } })

/** Counts, from 1. */
const counting = (): (() => number) => {
  let count = 0
  return () => ++count
}

/** Does not hand on some of the requests that remove. */
const refusing =
  (refuses: (count: number) => boolean, response: (request: RequestParts) => ResponseParts = () => badGateway): Row['serve'] =>
  () => {
    const next = counting()
    return { answer: (request) => (removes(request) && refuses(next()) ? response(request) : undefined) }
  }

/** Carries a removal out, and says something else. */
const saying =
  (edit: (request: RequestParts) => ResponseParts): Row['serve'] =>
  () => ({ response: (response, request) => (removes(request) ? edit(request) : response) })

/** A gateway that sends each removal twice, and passes on what the second one got. */
const twice = (api: ApiName): Row['serve'] => {
  const mock: Core = mockOf[api]()
  const receive: Core['receive'] = async (request) => {
    if (removes(request)) await mock.receive(request)
    return mock.receive(request)
  }
  return () => ({ mock: { ...mock, receive } })
}

/** Makes nobody, and breaks down for some changes. */
const outage = (from: number, to: number): Row['serve'] => {
  return () => {
    const next = counting()
    return {
      answer: (request) => {
        if (creates(request)) return notFound
        if (!isChange(request)) return undefined
        const count = next()
        return from <= count && count < to ? badGateway : undefined
      },
    }
  }
}

const rows: readonly Row[] = [
  { name: 'a gateway breaks down over every second removal', serve: refusing((count) => count % 2 === 1) },
  { name: 'a gateway is down for a while', serve: refusing((count) => count > 10 && count <= 40) },
  {
    name: 'every second connection is cut after a removal was carried out',
    serve: () => {
      const next = counting()
      return {
        write: (wire, response, request) => {
          if (removes(request) && next() % 2 === 1) wire.destroy()
          else writeWhole(wire, response)
        },
      }
    },
  },
  { name: 'a removal is carried out and redirects', serve: saying(elsewhere) },
  { name: 'a removal is carried out and breaks down', serve: saying(() => badGateway) },
  { name: 'a removal redirects and is not carried out', serve: refusing(() => true, elsewhere), stays: true },
  { name: 'a removal is never carried out', serve: refusing(() => true), stays: true },
  { name: 'the documented account is changed, and then nothing is for a while', serve: outage(20, 60), selection: {} },
  {
    name: 'the documented account is changed, and then nothing is any more',
    serve: outage(20, 10_000),
    selection: {},
    stays: true,
  },
]

export const undoing: readonly Undoing[] = (['milvus', 'uiza'] as const).flatMap((api): readonly Undoing[] => [
  ...rows.map((row) => ({ api, ...row })),
  { api, name: 'what was removed is removed again by a gateway', serve: () => twice(api)() },
])
