import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { byOperation, createConsoleText, type Report, reporters } from '#contracts'
import { wrapCommand } from '../../../contracts/report/terminal/wrap.ts'
import { kept, sample, wrongStatus } from './sample.ts'

const render = (report: Report, color = false) => reporters.console(report, { color })

it('gives an operation one line, a finding all one needs, a reason to skip its count, and the verdict last', () => {
  expect(render(sample)).toBe(`openapi/milvus.yaml → http://127.0.0.1:4010 (live)
  FAIL  updatePassword (5 cases, 2 failed, 1 warned, 1 skipped, 6 ms)
        status: expected status 200, actual 500: "<oops>", 100 %
        value: /message: expected "old", actual "new"

FAIL  updatePassword  documented
  expected status 200, actual 500: "<oops>", 100 %
  openapi/milvus.yaml:91:9 (documented), and in 1 more case
  reproduce  curl -i -X POST 'http://127.0.0.1:4010/change'
  set first  NEW_PASSWORD: as in openapi/milvus.yaml:75:36
  or again   doublecheck verify --target=http://127.0.0.1:4010 \\
               --case=milvus/updatePassword/examples/documented
  rule       status: contracts/rules/status.md
  advice     Change the server: return the documented status.

warn  updatePassword  wrongPassword
  /message: expected "old", actual "new"
  openapi/milvus.yaml:104:17 (observed)
  or again   doublecheck verify --target=http://127.0.0.1:4010 \\
               --case=milvus/updatePassword/examples/wrongPassword
  rule       value: contracts/rules/value.md
  advice     Decide: this was observed, not documented.

2 findings: 1 error, 1 warning
1 case skipped:
     1  the target asks for none
1 of 1 operation reached
1 passed, 2 failed, 1 warned, 1 skipped in 12 ms
`)
})

describe('while a run goes on', () => {
  const [operation] = byOperation(sample.cases)
  const told = operation ? [operation] : []

  it('tells an operation when it is done, and at the end only what is new', () => {
    const text = createConsoleText({ color: false })
    expect(text.tell(told, sample)).toContain('  FAIL  updatePassword (5 cases')
    const end = text.conclude({ ...sample, documents: [] })
    expect(end).not.toContain('(5 cases')
    expect(end).toContain('\nFAIL  updatePassword  documented\n')
  })

  it('tells an operation again that the end of the run shows in another light', () => {
    const text = createConsoleText({ color: false })
    text.tell(told, kept)
    expect(text.conclude(kept)).toContain('  ok    updatePassword (1 case, 1 ms)')
  })
})

it('says once what is advised for a rule', () => {
  const [status, value] = sample.findings
  const twice = status && value ? [status, { ...status, cause: 'another' }, value] : []
  const text = render({ ...sample, findings: twice })
  expect(text.match(/advice {5}Change the server/g)).toHaveLength(1)
  expect(text).toContain('\n  rule       status\n')
})

it('has a line for each case when asked for', () => {
  expect(reporters.console(sample, { color: false, verbose: true })).toContain(`
        FAIL  500    1 ms  documented
        FAIL  500    1 ms  with Request-Timeout: 30
        warn  200    1 ms  wrongPassword
        ok    200    1 ms  change: unchanged
        skip  auth: no credential: the target asks for none
`)
})

it.each([80, 60, 120])('fits %i columns, but for a single word of a command', (columns) => {
  const message = `expected ${JSON.stringify('a value without a blank '.repeat(9).replaceAll(' ', '-'))}, actual another`
  const [one] = sample.findings
  const long = `curl -i -X POST 'http://127.0.0.1:4010/change' -H 'Content-Type: application/json' -d '${'{"a":1}'.repeat(9)}'`
  const report = {
    ...sample,
    cases: sample.cases.map((each) => ({ ...each, operation: `GET /${'long/'.repeat(30)}`, reproduce: long })),
    findings: one ? [{ ...one, message }] : [],
  }
  const lines = reporters.console(report, { color: false, columns }).split('\n')
  const isWord = (line: string) => /^(-d )?\S+( \\)?$/.test(line.trim())
  expect(lines.filter((line) => line.length > columns && !isWord(line))).toEqual([])
})

it('breaks a command so that a shell reads the same words', () => {
  const command = `curl -i -X POST 'http://127.0.0.1/a b' -H 'Accept: text/plain' -d '{"it":"'\\''s"}' "x y"`
  const lines = wrapCommand(command, 30)
  expect(lines.length).toBeGreaterThan(2)
  const words = (text: string) => execFileSync('sh', ['-c', `printf '[%s]' ${text}`], { encoding: 'utf8' })
  expect(words(lines.join('\n'))).toBe(words(command))
})

it('says what could not be put back, and what the baseline need not have any more, just before the verdict', () => {
  const lines = render({ ...kept, unrestored: ['the user Ada'], outdated: ['milvus/listUsers schema'] })
    .trimEnd()
    .split('\n')
  expect(lines.slice(-4)).toEqual([
    'not restored: the user Ada',
    'no longer seen; --update-baseline removes it from the baseline: milvus/listUsers',
    'schema',
    '1 passed, 0 failed, 0 warned, 0 skipped in 12 ms',
  ])
})

it('tells a known finding without advice', () => {
  const known = { ...wrongStatus, severity: 'warning', accepted: true } as const
  const [one] = sample.cases
  const report = {
    ...sample,
    cases: one ? [{ ...one, findings: [known] }] : [],
    findings: [{ ...known, api: 'milvus', cases: [one?.id ?? ''], operations: ['updatePassword'] }],
  }
  expect(render(report)).toContain('known: expected status 200, actual 500')
  expect(render(report)).not.toContain('Change the server')
})

it('hands no command of a target on to the terminal', () => {
  const telling = { ...wrongStatus, message: 'actual "\u001b[31m\u0000"' }
  const [one] = sample.cases
  const report = { ...sample, cases: one ? [{ ...one, findings: [telling] }] : [], findings: [] }
  expect(render(report)).toContain('actual "\ufffd[31m\ufffd"')
})

it('has colours when asked for', () => {
  expect(render(sample, true)).toContain('\u001b[31mFAIL\u001b[39m')
  expect(render(sample)).not.toContain('\u001b')
})
