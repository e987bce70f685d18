import { describe, expect, it } from 'vitest'
import { createOverlay, exitCodeOf, reporters } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { startDeviating, startTarget, verifyLive } from '../live/target.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

describe('JSON that is nested deeper than a stack reaches', () => {
  it.each([
    [200_000, 'as the response itself', (depth: number) => nested(depth)],
    [200_000, 'inside of one', (depth: number) => `{"code":0,"data":{"a":${nested(depth)}}}`],
    [4_900, 'where a report shows all of it', (depth: number) => `{"code":0,"data":{"a":${nested(depth)}}}`],
  ])('%i levels %s is a finding, in every report', async (depth, _, bodyOf) => {
    const { mock, url } = await startTarget('milvus')
    const before = await mock.snapshot()
    const target = await startDeviating(url, async ({ path }, goOn) => {
      const response = await goOn()
      return path.endsWith('/update_password') ? { ...response, body: bodyOf(depth) } : response
    })
    const report = await verifyLive(target, milvusDocument(), { selection: { operation: 'updatePassword' } })
    expect(report.findings.find(({ rule }) => rule === 'json')?.message).toBe(
      'the body cannot be read as JSON: it is nested more than 500 levels deep',
    )
    expect(exitCodeOf(report)).toBe(1)
    for (const render of Object.values(reporters)) expect(render(report, { color: false })).toContain('more than 500 levels deep')
    expect(() => createOverlay(milvusDocument(), report, 'openapi/milvus.yaml')).not.toThrow()
    expect(await mock.snapshot()).toEqual(before)
  })
})
