import { describe, expect, it } from 'vitest'
import { deviations } from './all.ts'
import { check, describeFindings, isCaught } from './check.ts'
import type { ApiName } from './deviation.ts'
import { expectLeftAsFound } from './left-behind.ts'

/** Declares one test for each server that breaks one promise of an API: `npx vitest -t "success without data"`. */
export function proveDetection(api: ApiName): void {
  const planted = deviations.filter((deviation) => deviation.api === api)
  const counts = new Map<string, number>()

  describe.concurrent(`a ${api} server is caught`, () => {
    it.each(planted)('$family: $name', async (deviation) => {
      const checked = await check(api, deviation.break(), deviation.asked ? { asked: deviation.asked } : {})
      counts.set(deviation.name, checked.findings.length)
      expectLeftAsFound(checked, deviation.leaves)
      expect(isCaught(deviation, checked.findings), describeFindings(checked.findings).join('\n') || 'no finding').toBe(true)
    })
  })

  describe(`one promise broken by a ${api} server`, () => {
    it('is told as one finding, nearly always', () => {
      const told = [...counts].filter(([, count]) => count > 0)
      const repeated = told.filter(([, count]) => count > 1)
      expect(repeated.length, JSON.stringify(repeated)).toBeLessThanOrEqual(told.length / 20)
    })
  })
}
