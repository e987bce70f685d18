import { describe, expect, it } from 'vitest'
import { type Report, verify } from '#contracts'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { uiza } from '#mocks/uiza'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { serve } from './servers.ts'

/** Serves the mocks, each answer after a time of its own, and counts how many are on their way at once. */
async function jittery(shuffle: () => number) {
  const listener = createListener({ mocks: [createMock(milvus), createMock(uiza)] })
  const counted = { now: 0, most: 0 }
  const url = await serve((request, response) => {
    counted.now += 1
    counted.most = Math.max(counted.most, counted.now)
    response.once('finish', () => (counted.now -= 1))
    setTimeout(() => listener(request, response), shuffle() * 8)
  })
  return { url, counted }
}

function run(target: string, concurrency: number): Promise<Report> {
  let count = 0
  return verify({
    documents: [milvusDocument(), uizaDocument()],
    target,
    mock: true,
    selection: {},
    concurrency,
    timeoutMs: 3_000,
    now: Date.now,
    createId: () => `t${(count++).toString(36).padStart(2, '0')}`,
  })
}

/** The report without what differs from run to run: times, and values the target makes up. */
function stable(report: Report): string {
  const text = JSON.stringify({ ...report, target: '', startedAt: '', durationMs: 0 })
  return text
    .replaceAll(/"durationMs":[\d.]+/g, '"durationMs":0')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'TARGET')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
}

describe('several requests at once', () => {
  it('are no more than were allowed, and the report is the same whichever was faster', async () => {
    const seeds = [0, 0.37, 0.71]
    const reports = []
    for (const seed of seeds) {
      let turn = seed
      const { url, counted } = await jittery(() => (turn = (turn + 0.618) % 1))
      reports.push(stable(await run(url, 4)))
      expect(counted.most).toBe(4)
    }
    expect(reports[1]).toBe(reports[0])
    expect(reports[2]).toBe(reports[0])
  })

  it('are one where one was allowed, and the report says the same', async () => {
    const alone = await jittery(() => 0)
    const report = stable(await run(alone.url, 1))
    expect(alone.counted.most).toBe(1)
    expect(report).toBe(stable(await run((await jittery(() => 0)).url, 4)))
  })
})
