import { type Given, type Report, type Selection, verify, withExcerpts } from '#contracts'
import type { Document } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { mockOf } from '../deviations/mocks.ts'
import { type Layers, serve } from '../deviations/server.ts'

/** Runs the cases of an operation against a mock (of Milvus, if the layers name no other) that is changed on the way. */
export async function verified(
  layers: Layers,
  selection: Selection,
  document: Document = milvusDocument(),
  given: Given = {},
): Promise<Report> {
  const server = await serve({ mock: mockOf.milvus(), ...layers })
  let count = 0
  try {
    const report = await verify({
      ...given,
      documents: [document],
      target: server.url,
      mock: true,
      selection,
      timeoutMs: 10_000,
      now: Date.now,
      createId: () => `t${(count++).toString(36)}`,
    })
    return withExcerpts(report, () => undefined)
  } finally {
    await server.close()
  }
}
