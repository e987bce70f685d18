import { describe, expect, it } from 'vitest'
import { emptyBaseline, exitCodeOf, parseBaseline, renderBaseline, reporters, updateBaseline, withBaseline } from '#contracts'
import { caseOf, sample, wrongStatus } from './sample.ts'

const written = renderBaseline(updateBaseline(sample))

describe('a baseline', () => {
  it('holds the key of each finding, sorted, and nothing that varies from run to run', () => {
    expect(JSON.parse(written)).toEqual({
      version: 1,
      accepted: [
        {
          operation: 'milvus/updatePassword',
          rule: 'status',
          pointer: '',
          cause: '200 → 500',
          case: 'milvus/updatePassword/examples/documented',
        },
        {
          operation: 'milvus/updatePassword',
          rule: 'value',
          pointer: '/message',
          cause: '#/components/examples/wrongPassword',
          case: 'milvus/updatePassword/examples/wrongPassword',
        },
      ],
    })
    const reversed = { ...sample, findings: sample.findings.toReversed() }
    expect(renderBaseline(updateBaseline(reversed))).toBe(written)
  })

  it('makes a run green on what it knows', () => {
    const report = withBaseline(sample, parseBaseline(written, 'drift.json'))
    expect(exitCodeOf(report)).toBe(0)
    expect(report.findings.map(({ severity, accepted }) => [severity, accepted])).toEqual([
      ['warning', true],
      ['warning', true],
    ])
    expect(report.outdated).toBeUndefined()
  })

  it('may be the JSON report of an earlier run', () => {
    const earlier = reporters.json(sample, { color: false })
    const report = withBaseline(sample, parseBaseline(earlier, 'report.json'))
    expect(exitCodeOf(report)).toBe(0)
    expect(report.findings.every(({ accepted }) => accepted)).toBe(true)
  })

  it('leaves new drift red', () => {
    const fresh = caseOf('stalePassword', { status: 'failed', findings: [{ ...wrongStatus, cause: '200 → 502' }] })
    const report = withBaseline({ ...sample, cases: [...sample.cases, fresh] }, parseBaseline(written, 'drift.json'))
    expect(exitCodeOf(report)).toBe(1)
    expect(report.summary.failed).toBe(1)
  })
})

describe('an entry that no longer occurs', () => {
  const mended = { ...sample, findings: [], cases: [caseOf('documented'), caseOf('wrongPassword', { status: 'skipped' })] }

  it('is said where its case was asked', () => {
    expect(withBaseline(mended, parseBaseline(written, 'drift.json')).outdated).toEqual([
      'milvus/updatePassword status (milvus/updatePassword/examples/documented)',
    ])
  })

  it('is taken out by the update; one whose case was not asked stays', () => {
    expect(updateBaseline(mended, parseBaseline(written, 'drift.json')).accepted.map(({ rule }) => rule)).toEqual(['value'])
  })
})

it('keeps the reason somebody wrote', () => {
  const [entry, ...others] = updateBaseline(sample).accepted
  if (!entry) throw new Error('The sample has a finding.')
  const reasoned = { version: 1 as const, accepted: [{ ...entry, reason: 'until 2.5' }, ...others] }
  expect(renderBaseline(updateBaseline(sample, reasoned))).toContain('"reason": "until 2.5"')
})

it.each([
  ['no JSON', '{', /drift\.json cannot be read\. It is not JSON/],
  ['another form', '[]', /It must be `\{ "version": 1/],
  ['an entry without its rule', '{"version":1,"accepted":[{"operation":"a/b"}]}', /Entry 1 of `accepted` has no string `rule`/],
])('refuses %s with exit code 2 and the reason', (_, text, message) => {
  expect(() => parseBaseline(text, 'drift.json')).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
  )
})

it('accepts nothing when empty', () => {
  expect(withBaseline(sample, emptyBaseline).summary).toEqual(sample.summary)
})
