import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'
import type { Document } from '#openapi'
import { ContractError } from '../error.ts'

/** A mock server that only this run uses. */
export interface MockTarget {
  readonly url: string
  readonly close: () => Promise<void>
}

const mockOf = {
  milvus: (document: Document) => createMock(milvus, { document }),
  uiza: (document: Document) => createMock(uiza, { document }),
} as const

/**
 * Starts a mock of the documents on a free loopback port, so that they are checked over real HTTP.
 *
 * @throws {ContractError} with exit code 2 for a document that no mock here has operations for.
 */
export async function startMockTarget(documents: readonly Document[]): Promise<MockTarget> {
  const mocks = documents.map((document) => {
    const { name } = document.model
    if (!isKnown(name))
      throw new ContractError(2, {
        what: `There is no mock of ${document.file}.`,
        next: 'Give a running server with --target=URL.',
      })
    return mockOf[name](document)
  })
  return startServer({ mocks, port: 0, host: '127.0.0.1' })
}

const isKnown = (name: string): name is keyof typeof mockOf => Object.hasOwn(mockOf, name)
