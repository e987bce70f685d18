import type { Request } from 'autocannon'
import { between, compare } from './bench/compare.ts'
import { type Load, loads } from './bench/load.ts'
import type { Row } from './bench/row.ts'

const connections = 50

/** Spreads a load over sandboxes: each connection goes through its own ones, again and again. */
function spread(load: Load, sandboxes: number): Load {
  const own = (userName: string): readonly number[] => {
    const first = Number(userName.slice('bench'.length))
    return Array.from({ length: Math.max(1, sandboxes / connections) }, (_, index) => (first + index * connections) % sandboxes)
  }
  const requests = (userName: string): readonly Request[] =>
    own(userName).flatMap((sandbox) =>
      load.requests(userName).map((request) => ({
        ...request,
        headers: { ...request.headers, 'doublecheck-sandbox': `team-${sandbox}` },
      })),
    )
  return { ...load, requests }
}

/** Requests to some sandboxes, beside the same requests without one. A thousand are as many as a mock keeps. */
export async function* rows(): AsyncGenerator<Row> {
  for (const load of loads.filter(({ name }) => name !== 'refusals'))
    yield* between([['mock-server.ts'], ['mock-server.ts']], async function* (reference, mock) {
      for (const sandboxes of [1, 10, 100, 1000])
        yield compare(reference, mock, { ...spread(load, sandboxes), name: `${sandboxes} sandboxes, ${load.name}` }, load)
    })
}
