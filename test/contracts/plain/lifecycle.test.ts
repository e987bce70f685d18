import { describe, expect, it } from 'vitest'
import { withStrictness } from '../../../contracts/report/severity.ts'
import { describeFindings } from '../deviations/check.ts'
import { check } from './check.ts'
import { libraryDeviations } from './deviations.ts'
import { documented } from './habits.ts'
import { libraryVariants } from './variants.ts'

const strict = { strict: true, allowUndocumented: false }
describe('a library that breaks one promise', () => {
  it.each(libraryDeviations)('is caught, and left as found: $name', async ({ rules, selection, habits, spoils, shows = 1 }) => {
    const { report, isAsBefore } = await check({ ...documented, ...habits() }, { selection })
    const { findings } = withStrictness(report, strict)
    const said = describeFindings(findings).join('\n') || 'no finding'
    expect(
      findings.some(({ rule, severity }) => severity === 'error' && rules.includes(rule)),
      said,
    ).toBe(true)
    expect(findings.length, said).toBe(shows)
    expect(isAsBefore || (spoils === true && report.unrestored.length > 0)).toBe(true)
  })
})

describe('a library that keeps every promise in its own way', () => {
  it.each(Object.entries(libraryVariants))('raises no alarm: it %s', async (_, habits) => {
    const { report, isAsBefore } = await check({ ...documented, ...habits })
    const { findings } = withStrictness(report, strict)
    expect(findings, describeFindings(findings).join('\n')).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(isAsBefore).toBe(true)
    expect(report.cases.filter(({ kind, status }) => kind === 'lifecycle' && status === 'passed').length).toBeGreaterThan(30)
  })
})
