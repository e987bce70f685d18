import type { Request } from 'autocannon'
import { between, compare } from './bench/compare.ts'
import type { Load } from './bench/load.ts'
import type { Row } from './bench/row.ts'

const headers = { 'content-type': 'application/json' }

const put = (id: string, size: number): Request => ({
  method: 'PUT',
  path: `/things0/${id}`,
  headers,
  body: JSON.stringify({ id, name: `Thing of ${id}`, size, kind: 'b' }),
})

const read: Load = { name: 'reads', requests: (id) => [{ method: 'GET', path: `/things0/${id}` }], budget: 0.5 }

/** What an operation does is concluded from the document. */
const loads: readonly Load[] = [
  read,
  { name: 'refusals', requests: (id) => [put(id, -1)], status: 422, budget: 0.5 },
  { name: 'changes', requests: (id) => [put(id, 1), put(id, 2)], budget: 0.25 },
]

const page: Load = { name: 'page', requests: () => [{ method: 'GET', path: '/things0?kind=b&limit=20' }], budget: 0.2 }

/** The mock of a plain document behind a port, beside a bare server; then with many records, beside itself with few. */
export async function* rows(): AsyncGenerator<Row> {
  for (const operations of ['2', '100', '1600'])
    yield* between([['effects/reference-server.ts'], ['effects/mock-server.ts', operations]], async function* (reference, mock) {
      for (const load of loads) yield compare(reference, mock, { ...load, name: `${operations} operations, ${load.name}` })
    })
  for (const records of ['1000', '100000'])
    yield* between([few, ['effects/mock-server.ts', '100', records]], async function* (reference, many) {
      yield compare(reference, many, { ...read, name: `${records} records beside 100, reads by key`, budget: 0.9 })
      yield compare(reference, many, { ...page, name: `${records} records beside 100, filtered pages` })
    })
}

const few = ['effects/mock-server.ts', '100', '100'] as const
