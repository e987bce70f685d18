import { expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { kept, sample } from './sample.ts'

it('the exit code is 0, 1 for a failure, and 4 for what could not be put back, whatever else there is', () => {
  expect(exitCodeOf(kept)).toBe(0)
  expect(exitCodeOf({ ...kept, summary: { ...kept.summary, warned: 1, skipped: 1 } })).toBe(0)
  expect(exitCodeOf(sample)).toBe(1)
  expect(exitCodeOf({ ...sample, unrestored: ['an account'] })).toBe(4)
  expect(exitCodeOf({ ...kept, unrestored: ['an account'] })).toBe(4)
})
