import { expect, it } from 'vitest'
import { type Report, reporters } from '#contracts'
import { kept, sample, wrongStatus } from './sample.ts'

const render = (report: Report, color = false) => reporters.console(report, { color })

it('gives a pass one line, a failure all one needs, a repeated finding no line of its own, and the verdict last', () => {
  expect(render(sample)).toBe(`openapi/milvus.yaml → http://127.0.0.1:4010 (live), 5 cases
  FAIL  updatePassword  documented                500    1 ms
        status     expected status 200, actual 500: "<oops>", 100 %
                   openapi/milvus.yaml:91:9 (documented), and in 1 more case
                   Change the server: answer with the documented status.
        reproduce  curl -i -X POST 'http://127.0.0.1:4010/change'
        set first  NEW_PASSWORD: as in openapi/milvus.yaml:75:36
        or again   doublecheck verify --target=http://127.0.0.1:4010 --case=milvus/updatePassword/examples/documented
  FAIL  updatePassword  with Request-Timeout: 30  500    1 ms  status: as in updatePassword documented
  warn  updatePassword  wrongPassword             200    1 ms
        value     /message: expected "old", actual "new"
                  openapi/milvus.yaml:104:17 (observed)
                  Decide: only observation says so.
        or again  doublecheck verify --target=http://127.0.0.1:4010 --case=milvus/updatePassword/examples/wrongPassword
  ok    updatePassword  change: unchanged         200    1 ms
  skip  updatePassword  auth: no credential       the target asks for none

2 findings; a page on each rule is in contracts/rules: status, value
1 of 1 operation reached
1 passed, 2 failed, 1 warned, 1 skipped in 12 ms
`)
})

it('says what could not be put back, and what the baseline need not have any more, just before the verdict', () => {
  const lines = render({ ...kept, unrestored: ['the user Ada'], outdated: ['milvus/listUsers schema'] })
    .trimEnd()
    .split('\n')
  expect(lines.slice(-3)).toEqual([
    'not restored: the user Ada',
    'no longer seen, --update-baseline takes it out of the baseline: milvus/listUsers schema',
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
  expect(render(report)).toContain('status     known: expected status 200, actual 500')
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
