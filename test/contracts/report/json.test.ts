import { describe, expect, it } from 'vitest'
import { jsonParts, reporters } from '#contracts'
import { sample } from './sample.ts'

const json = JSON.parse(reporters.json(sample, { color: false }))

describe('the JSON report', () => {
  it.each([
    ['with cases', sample],
    ['without a case', { ...sample, cases: [] }],
  ])('is plain JSON with an indent of two: %s', (_, report) => {
    expect(reporters.json(report, { color: false })).toBe(`${JSON.stringify(report, undefined, 2)}\n`)
  })

  it('is written a case at a time: no piece holds two', () => {
    const ids = sample.cases.map(({ id }) => JSON.stringify(id))
    const pieces = [...jsonParts({ ...sample, findings: [] })]
    expect(pieces.map((piece) => ids.filter((id) => piece.includes(`"id": ${id}`)).length).filter((count) => count > 1)).toEqual(
      [],
    )
  })

  it('has the fields that others rely on', () => {
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['target', 'startedAt', 'durationMs', 'summary', 'findings', 'cases', 'coverage', 'unrestored']),
    )
    expect(json.summary).toEqual({ passed: 1, failed: 2, warned: 1, skipped: 1 })
  })

  it('has a case with its place, what came, and how to see it again', () => {
    expect(json.cases[0]).toMatchObject({
      id: 'milvus/updatePassword/examples/documented',
      api: 'milvus',
      operation: 'updatePassword',
      kind: 'examples',
      status: 'failed',
      httpStatus: 500,
      reproduce: expect.stringMatching(/^curl /),
    })
  })

  it('has a finding with both sides, its place in the document, and what to do', () => {
    expect(Object.keys(json.cases[0].findings[0])).toEqual(
      expect.arrayContaining([
        'rule',
        'severity',
        'message',
        'pointer',
        'expected',
        'actual',
        'source',
        'place',
        'evidence',
        'advice',
        'cause',
      ]),
    )
  })

  it('has each finding once, with the cases it was seen in', () => {
    expect(json.findings).toMatchObject([
      {
        rule: 'status',
        cases: ['milvus/updatePassword/examples/documented', 'milvus/updatePassword/examples/with Request-Timeout: 30'],
        operations: ['updatePassword'],
      },
      { rule: 'value', cases: ['milvus/updatePassword/examples/wrongPassword'] },
    ])
  })
})
