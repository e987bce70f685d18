import { describe, expect, it } from 'vitest'
import { exitCodeOf, reporters } from '#contracts'
import { report } from './sample.ts'

const plain = { color: false }

describe('the console', () => {
  it('has a line for a pass, all one needs for a failure, and the verdict last', () => {
    expect(reporters.console(report, plain)).toBe(`openapi/milvus.yaml → http://localhost:19530 (live), 4 cases
  ok    updatePassword  documented    200    3 ms
  FAIL  updatePassword  state: stale  200    3 ms
        state/stale  what was current is still accepted: <b> & "c"\ufffd[31m\ufffd
                     openapi/milvus.yaml:123:11 (documented)
        reproduce    curl -i -X POST 'http://localhost:19530/users'
  warn  listUsers       listed        200    3 ms
        state/stale  other words
                     openapi/milvus.yaml:123:11 (observed)
        reproduce    curl -i -X POST 'http://localhost:19530/users'
  skip  dropUser        root          no subject

1 passed, 1 failed, 1 warned, 1 skipped in 12 ms
`)
  })

  it('says what could not be put back, just above the verdict', () => {
    const lines = reporters.console({ ...report, unrestored: ['dropUser with userName "ada"'] }, plain).split('\n')
    expect(lines.at(-3)).toBe('not restored: dropUser with userName "ada"')
  })

  it('is coloured only when asked', () => {
    expect(reporters.console(report, { color: true })).toContain('\u001b[31mFAIL\u001b[39m')
    expect(reporters.console(report, plain)).not.toContain('\u001b')
  })
})

describe('the JSON report', () => {
  const json = JSON.parse(reporters.json(report, plain))

  it('has the fields that others rely on', () => {
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['target', 'startedAt', 'durationMs', 'summary', 'findings', 'cases']),
    )
    expect(json.summary).toEqual({ passed: 1, failed: 1, warned: 1, skipped: 1 })
    const [, stale] = json.cases
    expect(stale).toMatchObject({
      id: 'milvus/updatePassword/state/stale',
      api: 'milvus',
      operation: 'updatePassword',
      kind: 'state',
      status: 'failed',
    })
    expect(Object.keys(stale.findings[0])).toEqual([
      'rule',
      'severity',
      'message',
      'pointer',
      'expected',
      'actual',
      'source',
      'evidence',
    ])
    expect(stale.reproduce).toMatch(/^curl /)
  })

  it('has each finding once, with the cases it was seen in', () => {
    expect(json.findings).toMatchObject([{ rule: 'state/stale', cases: ['milvus/updatePassword/state/stale'] }])
  })
})

describe('the JUnit report', () => {
  const xml = reporters.junit(report, plain)

  it('has a suite for each operation and a test for each case, with the totals', () => {
    expect(xml).toContain(
      '<testsuites name="doublecheck http://localhost:19530" tests="4" failures="1" errors="0" skipped="1" time="0.012">',
    )
    expect(xml).toContain('<testsuite name="milvus.updatePassword" tests="2" failures="1" errors="0" skipped="0" time="0.007"')
    expect(xml).toContain('<testcase name="examples: documented" classname="milvus.updatePassword" time="0.003"/>')
    expect(xml).toContain('<skipped message="no subject"/>')
    expect(xml).toMatch(/<system-out>state\/stale: other words/)
  })

  it('escapes what XML reads, and replaces what it cannot have at all', () => {
    expect(xml).toContain('message="what was current is still accepted: &lt;b&gt; &amp; &quot;c&quot;\ufffd[31m\ufffd"')
    expect(xml).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('is well formed', () => {
    const open: string[] = []
    for (const [, close, name = '', , empty] of xml.matchAll(/<(\/?)(\w[\w-]*)((?:\s[\w-]+="[^"<]*")*)(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name)
      else if (!empty) open.push(name)
    }
    expect(open).toEqual([])
    expect(xml.replaceAll(/<\?xml[^>]*\?>|<\/?\w[\w-]*(?:\s[\w-]+="[^"<]*")*\/?>/g, '')).not.toMatch(/[<>]/)
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|#10);)/)
  })
})

it('the exit code is 0, 1 for a failure, and 4 for what could not be put back, whatever else there is', () => {
  expect(exitCodeOf({ ...report, summary: { ...report.summary, failed: 0 } })).toBe(0)
  expect(exitCodeOf(report)).toBe(1)
  expect(exitCodeOf({ ...report, unrestored: ['an account'] })).toBe(4)
})
