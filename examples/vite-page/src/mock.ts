import { createMock } from 'doublecheck'
import { startWorker } from 'doublecheck/browser'
import { milvus } from 'doublecheck/milvus'

/** Answers the requests of this page with a Milvus of its own: `milvusAdmin` has the password `P@ssw0rd`. */
export async function startMock(): Promise<void> {
  await startWorker([createMock(milvus)], { quiet: true })
}
