import type { AnyMock } from '#mocks'
import type { Document } from '#openapi'
import { ContractError } from '../error.ts'

/** A mock server that only this run uses. */
export interface MockTarget {
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Starts a mock of the documents on a free loopback port, so that they are checked over real HTTP. The control routes are the
 * server's own: for their document every mock there is stands behind them.
 *
 * @throws {ContractError} with exit code 2 for a document that no mock here has operations for.
 */
export async function startMockTarget(documents: readonly Document[]): Promise<MockTarget> {
  const mockOf = await loadMocks()
  const mocked = documents.filter(({ model }) => model.name !== control)
  const mocks = mocked.map((document) => {
    const { name } = document.model
    const create = Object.hasOwn(mockOf, name) ? mockOf[name] : undefined
    if (create) return create(document)
    throw new ContractError(2, {
      what: `There is no mock of ${document.file}.`,
      next: 'Give a running server with --target=URL.',
    })
  })
  const { startServer } = await import('#mocks/server')
  const all = mocks.length > 0 ? mocks : Object.values(mockOf).map((create) => create())
  return startServer({ mocks: all, port: 0, host: '127.0.0.1' })
}

/** Name of the document of the control routes. */
const control = 'control'

/** Loaded when they are asked for: 0.2 s that a run against another target does not need. */
async function loadMocks(): Promise<Readonly<Record<string, (document?: Document) => AnyMock>>> {
  const [{ createMock }, { milvus }, { uiza }] = await Promise.all([
    import('#mocks'),
    import('#mocks/milvus'),
    import('#mocks/uiza'),
  ])
  return {
    milvus: (document) => createMock(milvus, document ? { document } : {}),
    uiza: (document) => createMock(uiza, document ? { document } : {}),
  }
}
