import { expect, it } from 'vitest'
import { reporters } from '#contracts'
import { sample } from './sample.ts'

const lines = reporters.github(sample, { color: false }).trimEnd().split('\n')

it('annotates each finding once, at its place, errors first, and ends with the verdict', () => {
  expect(lines).toEqual([
    '::error file=openapi/milvus.yaml,line=91,col=9,title=updatePassword%3A status::' +
      'milvus/updatePassword/examples/documented, and in 1 more case: expected status 200, actual 500: "<oops>", 100 %25%0A' +
      'Change the server: return the documented status.%0A' +
      'reproduce: doublecheck verify --target=http://127.0.0.1:4010 --case=milvus/updatePassword/examples/documented',
    '::warning file=openapi/milvus.yaml,line=104,col=17,title=updatePassword%3A value::' +
      'milvus/updatePassword/examples/wrongPassword: /message: expected "old", actual "new"%0A' +
      'Decide: this was observed, not documented.%0A' +
      'reproduce: doublecheck verify --target=http://127.0.0.1:4010 --case=milvus/updatePassword/examples/wrongPassword',
    '::notice title=doublecheck::1 passed, 2 failed, 1 warned, 1 skipped in 12 ms; 1 of 1 operation reached',
  ])
})

it('escapes what would end a property or begin another command', () => {
  const [finding] = sample.findings
  if (!finding) throw new Error('The sample has a finding.')
  const sly = { ...finding, operation: 'a,b:c%', source: 'a,b:c.yaml:1:2', message: 'one\r\n::error::two' }
  const [line] = reporters.github({ ...sample, findings: [sly] }, { color: false }).split('\n')
  expect(line).toMatch(/^::error file=a%2Cb%3Ac\.yaml,line=1,col=2,title=a%2Cb%3Ac%25%3A status::.*one%0D%0A::error::two/)
})

it('does not annotate what is known', () => {
  const findings = sample.findings.map((finding) => ({ ...finding, accepted: true as const }))
  expect(reporters.github({ ...sample, findings }, { color: false })).toBe(
    '::notice title=doublecheck::1 passed, 2 failed, 1 warned, 1 skipped in 12 ms; 2 of the findings known; 1 of 1 operation reached\n',
  )
})
