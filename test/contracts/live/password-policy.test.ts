import { expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { serve } from './servers.ts'
import { documents, verifyLive } from './target.ts'

/** Kinds of characters, two of which are one too few for the page. */
const pairs = ['lower, upper', 'lower, digits', 'upper, digits', 'lower, special', 'upper, special', 'digits, special']

it("a Milvus with the engine's own rule for passwords, 6 to 72 bytes, is told what it accepts beyond the page's, and nothing else", async () => {
  const mock = createMock(milvus, { passwordPolicy: 'server' })
  const before = await mock.snapshot()
  const report = await verifyLive(await serve(createListener({ mocks: [mock] })), documents.milvus())
  const both = (...rules: readonly string[]) => [
    ...rules.map((rule) => `milvus/updatePassword/rules/newPassword ${rule}`),
    ...rules.map((rule) => `milvus/createUser/rules/password ${rule}`),
  ]
  expect(report.findings.map(({ rule, severity, cases }) => ({ rule, severity, cases }))).toEqual([
    {
      rule: 'rule/constraint',
      severity: 'error',
      cases: [
        'milvus/updatePassword/rules/newPassword minLength: 7 characters',
        'milvus/updatePassword/rules/newPassword minLength: 7 characters, one of them beyond ASCII',
        'milvus/updatePassword/rules/newPassword minLength: 7 characters, one of them an emoji',
        'milvus/createUser/rules/password minLength: 7 characters',
      ],
    },
    { rule: 'rule/constraint', severity: 'error', cases: both('maxLength: 65 characters') },
    { rule: 'rule/constraint', severity: 'error', cases: both(...pairs.map((kinds) => `anyOf: only ${kinds}`)) },
  ])
  expect(report.cases.flatMap(({ status, reason }) => (status === 'skipped' ? [reason] : []))).not.toContain(
    'not run: an earlier step failed, so its result would prove nothing',
  )
  expect(exitCodeOf(report)).toBe(1)
  expect(await mock.snapshot()).toEqual(before)
})
