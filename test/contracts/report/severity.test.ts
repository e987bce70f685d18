import { describe, expect, it } from 'vitest'
import { exitCodeOf, withStrictness } from '#contracts'
import { sample } from './sample.ts'

describe('--strict', () => {
  const report = withStrictness(sample, { strict: true, allowUndocumented: false })

  it('makes every warning an error', () => {
    expect(report.findings.map(({ severity }) => severity)).toEqual(['error', 'error'])
    expect(report.summary).toEqual({ passed: 1, failed: 3, warned: 0, skipped: 1 })
  })
})

describe('--allow-undocumented', () => {
  const report = withStrictness(sample, { strict: false, allowUndocumented: true })

  it('makes a status that the document does not know a warning', () => {
    expect(report.findings.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
    expect(report.cases.map(({ status }) => status)).toEqual(['warned', 'warned', 'warned', 'passed', 'skipped'])
    expect(exitCodeOf(report)).toBe(0)
  })

  it('wins over --strict for what it speaks of', () => {
    const both = withStrictness(sample, { strict: true, allowUndocumented: true })
    expect(both.findings.map(({ severity }) => severity).toSorted()).toEqual(['error', 'warning'])
  })
})

it('leaves a report as it is without a flag', () => {
  expect(withStrictness(sample, { strict: false, allowUndocumented: false })).toBe(sample)
})
