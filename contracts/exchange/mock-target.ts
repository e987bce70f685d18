import type { Document } from '#openapi'

/** A mock server that only this run uses. */
export interface MockTarget {
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Starts a mock of the documents on a free loopback port, so that they are checked over real HTTP. The control routes are the
 * server's own: for their document every mock there is stands behind them.
 */
export async function startMockTarget(documents: readonly Document[]): Promise<MockTarget> {
  // Loaded when they are asked for: 0.2 s that a run against another target does not need.
  const [{ createMock }, { apisFor, shippedApis }, { startServer }] = await Promise.all([
    import('#mocks'),
    import('#mocks/apis'),
    import('#mocks/server'),
  ])
  const mocks = apisFor(documents.filter(({ model }) => model.name !== control)).map(({ api, document }) =>
    createMock(api, { document }),
  )
  const all = mocks.length > 0 ? mocks : Object.values(shippedApis).map((api) => createMock(api))
  return startServer({ mocks: all, port: 0, host: '127.0.0.1' })
}

/** Name of the document of the control routes. */
const control = 'control'
