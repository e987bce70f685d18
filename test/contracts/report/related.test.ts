import { expect, it } from 'vitest'
import { reporters } from '#contracts'
import { distinctFindings } from '../../../contracts/report/finding-groups.ts'
import type { ReportedCase, ReportedFinding } from '../../../contracts/report/report.ts'
import { caseOf, kept, otherWords } from './sample.ts'

const found = (finding: Partial<ReportedFinding>): ReportedFinding => ({ ...otherWords, ...finding })

/** A case of an operation, with one finding. */
function seen(
  operation: string,
  name: string,
  finding: Partial<ReportedFinding>,
  rest: Partial<ReportedCase> = {},
): ReportedCase {
  const findings = [found({ operation, ...finding })]
  return caseOf(name, { id: `milvus/${operation}/${name}`, operation, status: 'warned', findings, ...rest })
}

const told = (...cases: readonly ReportedCase[]) =>
  distinctFindings(cases).map(({ message, cases: ids, also }) => ({ message, cases: ids.length, ...(also && { also }) }))

it('tells a body that is read to the end of its first value once, however many operations read bodies', () => {
  const rest = { kind: 'rules' } as const
  const finding = { rule: 'rule/malformed', pointer: '', message: 'a request with something after its JSON is accepted' }
  const cases = ['createUser', 'updateUser', 'deleteUser'].map((operation) =>
    seen(operation, 'something after its JSON', { ...finding, cause: `#/paths/${operation}/requestBody` }, rest),
  )
  expect(told(...cases)).toEqual([{ message: finding.message, cases: 3 }])
  expect(distinctFindings(cases)[0]?.operations).toEqual(['createUser', 'updateUser', 'deleteUser'])
})

it('tells a keyword that an operation does not look at once, whatever properties have it', () => {
  const type = (property: string, keyword = 'type') => {
    const place = `#/components/schemas/Stub/properties/${property}/${keyword}`
    const finding = { rule: keyword === 'type' ? 'rule/type' : 'rule/constraint', pointer: '', cause: place, place } as const
    return seen('createStub', `${property} ${keyword}`, { ...finding, message: `${property}: ${keyword}` }, { kind: 'rules' })
  }
  expect(told(type('name'), type('url'), type('port', 'minimum'), type('body'))).toEqual([
    { message: 'name: type', cases: 3, also: ['createStub: url: type', 'createStub: body: type'] },
    { message: 'port: minimum', cases: 1 },
  ])
})

it('tells once of bodies that no content is described for, however many operations send one', () => {
  const body = (operation: string, pointer = '') => {
    const place = `#/paths/~1${operation}/delete/responses/200`
    return seen(operation, 'documented', { rule: 'schema', pointer, place, cause: '200', message: 'must be empty' })
  }
  expect(told(body('removeStub'), body('removeFile'), body('reset'))).toEqual([{ message: 'must be empty', cases: 3 }])
  expect(told(body('removeStub'), body('removeFile', '/id'))).toHaveLength(2)
})

it('tells the same wrong value once, whichever example promises another', () => {
  const id = (expected: string) => ({ pointer: '/data/id', expected, actual: 'x', cause: expected, message: `not ${expected}` })
  const cases = ['a', 'b'].map((name) => seen('change', name, id(name)))
  expect(told(...cases)).toEqual([{ message: 'not a', cases: 2, also: ['change: not b'] }])
})

it('tells two wrong values at one place as two findings', () => {
  const cases = ['a', 'b'].map((name) => seen('change', name, { actual: name, cause: name, message: name }))
  expect(told(...cases)).toHaveLength(2)
})

it('tells responses that disagree about what is current as one, the gravest in full', () => {
  const cases = [
    seen('signIn', 'afterChange', { rule: 'example/refused', message: 'refused', pointer: '' }, { follows: 'change' }),
    seen('change', 'stale', { rule: 'state/stale', message: 'stale', pointer: '', severity: 'error' }),
    seen('change', 'lasts', { rule: 'state/lasts', message: 'lost', pointer: '', severity: 'error' }),
  ]
  expect(told(...cases)).toEqual([{ message: 'stale', cases: 3, also: ['change: lost', 'signIn: refused'] }])
})

it('tells a broken example of an operation that no change comes before by itself', () => {
  const cases = [
    seen('signIn', 'documented', { rule: 'example/refused', message: 'refused', pointer: '' }),
    seen('change', 'stale', { rule: 'state/stale', message: 'stale', pointer: '' }),
  ]
  expect(told(...cases)).toHaveLength(2)
})

it('says in the report what else is broken', () => {
  const cases = [
    seen('change', 'stale', { rule: 'state/stale', message: 'stale', pointer: '', severity: 'error' }, { status: 'failed' }),
    seen('signIn', 'afterChange', { rule: 'example/refused', message: 'refused', pointer: '' }, { follows: 'change' }),
  ]
  const text = reporters.console({ ...kept, cases, findings: distinctFindings(cases) }, { color: false })
  expect(text).toMatch(/also +signIn: refused/)
  expect(text).toContain('1 finding: 1 error\n')
})
