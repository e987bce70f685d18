import { describe, expect, it } from 'vitest'
import { reporters } from '#contracts'
import { caseOf, sample, wrongStatus } from './sample.ts'
import { type Element, parseXml } from './xml.ts'

const root = parseXml(reporters.junit(sample, { color: false }))
const children = (element: Element, name: string): readonly Element[] => element.children.filter((child) => child.name === name)

describe('JUnit XML', () => {
  it('has the elements and attributes that build servers read, and no others', () => {
    const form: Readonly<Record<string, { attributes: readonly string[]; children: readonly string[] }>> = {
      testsuites: { attributes: ['name', 'tests', 'failures', 'errors', 'time'], children: ['testsuite'] },
      testsuite: { attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'], children: ['testcase'] },
      testcase: { attributes: ['name', 'classname', 'time'], children: ['skipped', 'failure', 'system-out'] },
      failure: { attributes: ['type', 'message'], children: [] },
      skipped: { attributes: ['message'], children: [] },
      'system-out': { attributes: [], children: [] },
    }
    const check = (element: Element): void => {
      expect(Object.keys(element.attributes).toSorted()).toEqual(form[element.name]?.attributes.toSorted())
      for (const child of element.children) expect(form[element.name]?.children).toContain(child.name)
      element.children.forEach(check)
    }
    check(root)
  })

  it('counts what is in it', () => {
    const [suite] = children(root, 'testsuite')
    if (!suite) throw new Error('There is a suite.')
    const cases = children(suite, 'testcase')
    const holding = (name: string) => String(cases.filter((one) => children(one, name).length > 0).length)
    const counts = { tests: String(cases.length), failures: holding('failure'), errors: '0' }
    expect(suite.attributes).toMatchObject({ ...counts, skipped: holding('skipped') })
    expect(root.attributes).toMatchObject(counts)
    expect(counts).toMatchObject({ tests: '5', failures: '2' })
  })

  it('tells a failure whole, any character of it', () => {
    const failure = root.children[0]?.children[0]?.children[0]
    expect(failure?.attributes).toEqual({ type: 'status', message: 'expected status 200, actual 500: "<oops>", 100 %' })
    expect(failure?.text).toContain('openapi/milvus.yaml:91:9 (documented)')
    expect(failure?.text).toContain('Change the server')
    expect(failure?.text).toContain('set first: NEW_PASSWORD')
  })

  it('replaces what XML cannot have at all', () => {
    const findings = [{ ...wrongStatus, message: '<b> & "c"\u001b[31m\u0000\ufffe' }]
    const report = { ...sample, cases: [caseOf('documented', { status: 'failed', findings })] }
    const xml = reporters.junit(report, { color: false })
    const failure = parseXml(xml).children[0]?.children[0]?.children[0]
    expect(failure?.attributes.message).toBe('<b> & "c"\ufffd[31m\ufffd\ufffd')
    expect(xml).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('has a suite for each operation and a test for each case, with its time', () => {
    const suites = children(root, 'testsuite').map(({ attributes }) => [attributes.name, attributes.tests, attributes.time])
    expect(suites).toEqual([['milvus.updatePassword', '5', '0.006']])
    const [first] = children(root, 'testsuite')[0]?.children ?? []
    const { name, classname, time } = first?.attributes ?? {}
    expect([name, classname, time]).toEqual(['examples: documented', 'milvus.updatePassword', '0.001'])
  })

  it('lets a warning pass, and tells it', () => {
    const warned = root.children[0]?.children.find(({ attributes }) => attributes.name === 'examples: wrongPassword')
    expect(warned?.children.map(({ name }) => name)).toEqual(['system-out'])
  })
})
