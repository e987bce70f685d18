import type { RequestHandler } from 'msw'
import { type SetupWorker, setupWorker } from 'msw/browser'
import { requireOptions } from '../../option-rules.ts'
import { refuseInPage } from './page-requests.ts'
import { keepState, type PageMock, type StateOf } from './page-state.ts'

export type { PageMock, StateOf } from './page-state.ts'

export interface WorkerOptions {
  /**
   * Whose the state is. `page` (default): this page's, gone when it is loaded again. `tab`: kept in the tab, whatever is loaded.
   * `origin`: shared by all tabs of this origin, as a server would; their requests follow each other.
   */
  readonly state?: StateOf
  /** Where the worker's script is served. Default: `/mockServiceWorker.js`. */
  readonly url?: string
  /** MSW writes nothing into the console. Default: it names every answered request. */
  readonly quiet?: boolean
  /** More handlers; they come before the mocks. */
  readonly handlers?: readonly RequestHandler[]
}

/** A started service worker. */
export interface StartedWorker {
  readonly worker: SetupWorker
  /** Brings back the state every mock began with; where it is shared, for all. */
  readonly reset: () => Promise<void>
  /** Lets requests of this page through to the network again. */
  readonly close: () => Promise<void>
}

/**
 * Answers the requests of this page with mocks, and refuses all others but those for pages and their files (scripts, styles,
 * images), so that none reaches the network by mistake. The worker's script has to be served: `npx msw init public`.
 *
 * @throws {TypeError} When an option is none of what it can be.
 * @example
 * const mock = createMock(milvus)
 * await startWorker([mock])
 */
export async function startWorker(mocks: readonly PageMock[], options: WorkerOptions = {}): Promise<StartedWorker> {
  requireOptions(options, { state: { oneOf: ['page', 'tab', 'origin'] satisfies StateOf[] } })
  const kept = mocks.map((mock) => keepState(mock, options.state ?? 'page'))
  const worker = setupWorker(...(options.handlers ?? []), ...mocks.flatMap(({ handlers }) => handlers))
  await worker.start({
    ...refuseInPage,
    quiet: options.quiet ?? false,
    ...(options.url === undefined ? {} : { serviceWorker: { url: options.url } }),
  })
  return {
    worker,
    reset: async () => void (await Promise.all(kept.map(({ reset }) => reset()))),
    close: async () => {
      await worker.stop()
      for (const { release } of kept) release()
    },
  }
}
