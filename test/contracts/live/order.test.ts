import { describe, expect, it } from 'vitest'
import { type Report, verify } from '#contracts'
import { createMock } from '#mocks'
import { createListener } from '#mocks/server'
import { uiza } from '#mocks/uiza'
import { uizaDocument } from '#openapi/uiza'
import { serve } from './servers.ts'

/** Serves the mocks, each answer after a time of its own, and counts how many are on their way at once. */
async function jittery(shuffle: () => number) {
  const listener = createListener({ mocks: [createMock(uiza)] })
  const counted = { now: 0, most: 0 }
  const url = await serve((request, response) => {
    counted.now += 1
    counted.most = Math.max(counted.most, counted.now)
    response.once('finish', () => (counted.now -= 1))
    setTimeout(() => listener(request, response), shuffle() * 3)
  })
  return { url, counted }
}

function run(target: string, concurrency: number): Promise<Report> {
  let count = 0
  return verify({
    documents: [uizaDocument()],
    target,
    mock: true,
    selection: {},
    concurrency,
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `t${(count++).toString(36).padStart(2, '0')}`,
  })
}

/** The report without what differs from run to run: times, and values the target makes up. */
function stable(report: Report): string {
  const text = JSON.stringify({ ...report, target: '', startedAt: '', durationMs: 0 })
  const plain = (_: string, code: string) => String.fromCharCode(Number.parseInt(code, 16))
  return text
    .replaceAll(/\\\\u00([\da-f]{2})/gi, plain)
    .replaceAll(/%([\da-f]{2})/gi, plain)
    .replaceAll(/"durationMs":[\d.]+/g, '"durationMs":0')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'TARGET')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
}

describe('several requests at once', () => {
  it('are no more than were allowed, and the report is the same whichever was faster', async () => {
    const reports = []
    for (const [seed, concurrency] of [
      [0, 4],
      [0.37, 4],
      [0, 1],
    ] as const) {
      let turn: number = seed
      const { url, counted } = await jittery(() => (turn = concurrency === 1 ? 0 : (turn + 0.618) % 1))
      reports.push(stable(await run(url, concurrency)))
      expect(counted.most).toBe(concurrency)
    }
    expect(reports[1]).toBe(reports[0])
    expect(reports[2]).toBe(reports[0])
  })
})
