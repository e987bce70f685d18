import { createMock } from '../../mocks/index.ts'
import { apiOf } from '../../mocks/openapi.ts'
import type { Document } from '../../openapi/index.ts'

/** A request that the mock of a document serves without anything but its URL. */
export interface FirstRequest {
  readonly operation: string
  readonly path: string
  readonly status: number
  /** Whether it is served only where no credential is asked for. */
  readonly withoutCredential: boolean
}

/** How many operations are tried before it is given up. */
const mostTried = 20

/** Finds one by asking the mock; undefined where every operation needs a parameter. */
export async function findFirstRequest(document: Document): Promise<FirstRequest | undefined> {
  const candidates = document.model.operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  for (const authorization of [undefined, 'off'] as const) {
    const mock = createMock(apiOf(document), authorization === undefined ? {} : { authorization })
    for (const { id, path } of candidates.slice(0, mostTried)) {
      const { ok, status } = await mock.fetch(new Request(`http://localhost${path}`))
      if (ok) return { operation: id, path, status, withoutCredential: authorization === 'off' }
    }
  }
  return undefined
}
