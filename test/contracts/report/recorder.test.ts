import { expect, it } from 'vitest'
import { verify } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { mockOf } from '../deviations/mocks.ts'
import { serve } from '../deviations/server.ts'
import { verified } from './verified.ts'

it('keeps what the first request of a case broke, though a second one went well', async () => {
  // The documented variant is served, but its answer is called a page; the ordinary change after it proves that it counted.
  const report = await verified(
    {
      response: (response, request) =>
        request.header('request-timeout') === undefined
          ? response
          : { ...response, headers: { ...response.headers, 'Content-Type': 'text/html' } },
    },
    { operation: 'updatePassword', only: ['examples'] },
  )
  expect(report.findings).toMatchObject([
    { rule: 'content-type', cases: ['milvus/updatePassword/examples/with Request-Timeout: 30'] },
  ])
  expect(report.summary.failed).toBe(1)
})

it('counts a case once, however many requests it takes', async () => {
  const server = await serve({ mock: mockOf.milvus() })
  const told: (readonly [done: number, total: number])[] = []
  let count = 0
  try {
    await verify({
      documents: [milvusDocument()],
      target: server.url,
      mock: true,
      selection: { operation: 'updatePassword', only: ['examples', 'lifecycle', 'change'] },
      timeoutMs: 10_000,
      now: Date.now,
      createId: () => `t${(count++).toString(36)}`,
      onProgress: ({ done, total }) => told.push([done, total]),
    })
  } finally {
    await server.close()
  }
  const [done, total] = told.at(-1) ?? []
  expect(done).toBe(total)
  expect(told.filter(([one, all]) => one > all)).toEqual([])
})
