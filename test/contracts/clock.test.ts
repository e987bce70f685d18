import { expect, it } from 'vitest'
import { check } from './deviations/check.ts'

it('tells how long a run took although the clock jumps back by a month', async () => {
  const month = 30 * 24 * 60 * 60 * 1000
  let asked = 0
  const now = () => {
    asked += 1
    return Date.now() - (asked > 1 ? month : 0)
  }
  const { report } = await check('milvus', {}, { asked: { now, selection: { operation: ['listUsers'] } } })
  expect(report.durationMs).toBeGreaterThan(0)
  expect(report.durationMs).toBeLessThan(month)
})
