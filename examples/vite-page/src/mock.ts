import { createMock } from 'doublecheck'
import { milvus } from 'doublecheck/milvus'
import { setupWorker } from 'msw/browser'

/** Answers the requests of this page with a Milvus of its own: `milvusAdmin` has the password `P@ssw0rd`. */
export async function startMock(): Promise<void> {
  const mock = createMock(milvus)
  await setupWorker(...mock.handlers).start({ quiet: true })
}
