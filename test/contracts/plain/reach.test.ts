import { describe, expect, it } from 'vitest'
import { describeFindings } from '../deviations/check.ts'
import { check, libraryDocument } from './check.ts'
import { documented } from './habits.ts'

describe('a document without an example', () => {
  it('is reached as a whole, and the target keeps all it had and nothing more', async () => {
    const { report, isAsBefore } = await check(documented)
    expect(report.findings, describeFindings(report.findings).join('\n')).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(isAsBefore).toBe(true)
    const reached = report.cases.filter(({ kind, status }) => kind === 'examples' && status === 'passed')
    const ids = new Set(reached.map(({ operation }) => operation))
    const missed = libraryDocument.model.operations.map(({ id }) => id).filter((id) => !ids.has(id))
    // Preferences are nobody's own.
    expect(missed).toEqual(['replacePreferences'])
  })
})
