import { describe, expect, it } from 'vitest'
import { mergeReports, parseReport, type Report, reporters } from '#contracts'
import type { Layers } from '../deviations/server.ts'
import { sample } from './sample.ts'
import { verified } from './verified.ts'

/** A Milvus whose lists are of another media type, and that shows every secret it gets. */
const deviating: Layers = {
  response: (response, { path }) => {
    const type = path.endsWith('/list') ? { 'Content-Type': 'text/plain' } : {}
    return { ...response, headers: { ...response.headers, ...type } }
  },
}

const asRead = (report: Report, file: string) => ({
  file,
  report: parseReport(reporters.json(report, { color: false }), file),
})

/** What does not depend on when and with which names it was asked. */
const compared = ({ summary, coverage, findings, cases, documents, unrestored }: Report) => ({
  summary,
  coverage,
  documents,
  unrestored,
  findings: findings.map(({ rule, severity, place, message, operations, ...rest }) => [
    rule,
    severity,
    place,
    message,
    operations,
    rest.cases,
  ]),
  cases: cases.map(({ id, status, reason, findings: found }) => [
    id,
    status,
    reason,
    found.map(({ rule, cause }) => [rule, cause]),
  ]),
})

describe('the reports of all shards', () => {
  it('make the report of the whole, whatever their order', async () => {
    const only = ['examples', 'rules'] as const
    const whole = await verified(deviating, { only })
    const shards = await Promise.all([1, 2, 3].map((index) => verified(deviating, { only, shard: { index, of: 3 } })))
    expect(whole.findings.length).toBeGreaterThan(0)
    const merged = mergeReports(shards.toReversed().map((report, index) => asRead(report, `${index}.json`)))
    expect(compared(merged)).toEqual(compared(whole))
  })
})

describe('reports', () => {
  it('of different documents are put together', () => {
    const other = {
      ...sample,
      documents: ['pets.yaml'],
      cases: sample.cases.map((one) => ({ ...one, id: `pets/${one.id}`, api: 'pets' })),
    }
    const merged = mergeReports([asRead(sample, 'one.json'), asRead(other, 'two.json')])
    expect(merged.documents).toEqual(['openapi/milvus.yaml', 'pets.yaml'])
    expect(merged.summary).toEqual({ passed: 2, failed: 4, warned: 2, skipped: 2 })
    expect(merged.coverage).toMatchObject({ operations: 2, reached: 2 })
  })

  const part = { ...sample, shard: { index: 1, of: 3, operations: [], reached: [] } }
  const skipped = { ...sample, cases: sample.cases.filter(({ status }) => status === 'skipped') }
  it.each([
    ['one that is given twice', [sample, sample], 'is in 0.json and in 1.json'],
    ['those of some shards only', [part], 'The report of shard 2/3, 3/3 is missing.'],
    ['those in which nothing was checked', [skipped], 'Nothing was checked: every case was skipped.'],
  ])('are refused: %s', (_, given, message) => {
    const reports = given.map((report, index) => asRead(report, `${index}.json`))
    expect(() => mergeReports(reports)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
    )
  })

  it.each([
    ['{', 'is not a JSON report'],
    ['null', 'it has no `target`'],
    [JSON.stringify({ ...sample, cases: undefined }), 'it has no `cases`'],
    [JSON.stringify({ ...sample, findings: [{ rule: 'status' }] }), 'its `findings` cannot be read'],
    [JSON.stringify({ ...sample, documents: [7] }), 'its `documents` cannot be read'],
  ])('are read only from what --reporter=json has written: not %s', (text, message) => {
    expect(() => parseReport(text, 'a.json')).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
    )
  })
})
