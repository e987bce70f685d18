import { between, compare } from './bench/compare.ts'
import { loads } from './bench/load.ts'
import type { Row } from './bench/row.ts'

/** What the journal costs beside a mock whose journal is cleared all the time: nothing in it gets old. */
export async function* rows(): AsyncGenerator<Row> {
  yield* between([['mock-server.ts', 'forgetful'], ['mock-server.ts']], async function* (reference, mock) {
    for (const load of loads) yield compare(reference, mock, { ...load, name: `journal kept, ${load.name}`, budget: 0.9 })
  })
}
