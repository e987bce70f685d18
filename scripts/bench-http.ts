import { between, compare } from './bench/compare.ts'
import { loads } from './bench/load.ts'
import type { Row } from './bench/row.ts'

/** A shipped API behind a port, beside a bare node:http server with JSON.parse, Ajv and a Map. */
export async function* rows(): AsyncGenerator<Row> {
  yield* between([['reference-server.ts'], ['mock-server.ts']], async function* (reference, mock) {
    for (const load of loads) yield compare(reference, mock, { ...load, name: `milvus, ${load.name}` })
  })
}
