import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'

/** Requests of this process, answered by mocks. */
export interface Interception {
  readonly server: ReturnType<typeof setupServer>
  /** Lets requests through to the network again. */
  readonly close: () => void
}

/**
 * Answers the requests of this process with mocks, and refuses all others, so that none reaches the network by mistake.
 *
 * @example
 * const interception = intercept(createMock(milvus))
 * afterAll(interception.close)
 */
export function intercept(...mocks: readonly { readonly handlers: readonly RequestHandler[] }[]): Interception {
  const server = setupServer(...mocks.flatMap(({ handlers }) => handlers))
  server.listen(refuseUnmatched)
  return { server, close: () => server.close() }
}

/** The option's name in msw 2 and the one in msw 3; each ignores the other's. */
const refuseUnmatched = { onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as const
