import { expect, it } from 'vitest'
import { createCaseLog } from '../../../contracts/report/case-log.ts'
import type { ReportedCase } from '../../../contracts/report/report.ts'
import { sample } from './sample.ts'

const [failed] = sample.cases
const one = (operation: string, id: string, status: ReportedCase['status'] = 'passed'): ReportedCase => {
  const { exchange: _, ...rest } = failed as ReportedCase
  return { ...rest, operation, id, status, findings: [] }
}

const names = ['a', 'b', 'c', 'd']
const idsOf = (operation: string) => [1, 2, 3].map((number) => `${operation}${number}`)
const logOf = (mostOpen: number) => createCaseLog({ idsOf, mostOpen })

it('gives the cases of an operation in their order, however they came', () => {
  const log = logOf(100)
  for (const id of ['a3', 'a1']) log.set(one('a', id))
  expect(log.of('a').map(({ id }) => id)).toEqual(['a1', 'a3'])
  expect(log.of('b')).toEqual([])
  expect(log.size()).toBe(2)
})

it('gives them as they were after they have been packed', () => {
  const log = logOf(3)
  const told = { ...(failed as ReportedCase), operation: 'a', id: 'a2' }
  log.set(told)
  for (const name of names) log.set(one(name, `${name}1`))
  expect(log.of('a')).toEqual([one('a', 'a1'), told])
  expect(names.map((name) => log.countOf(name))).toEqual([2, 1, 1, 1])
  expect(names.map((name) => log.isNotable(name))).toEqual([true, false, false, false])
})

it('takes something down of a packed case too, and forgets it again', () => {
  const log = logOf(3)
  for (const name of names) log.set(one(name, `${name}1`))
  log.set(one('a', 'a1', 'skipped'))
  expect(log.get({ operation: 'a', id: 'a1' })?.status).toBe('skipped')
  log.delete({ operation: 'b', id: 'b1' })
  expect(log.of('b')).toEqual([])
  expect(log.size()).toBe(3)
})

it('keeps no more of them as they are than it may, whatever the number of operations', () => {
  const log = logOf(6)
  const given = Array.from({ length: 50 }, (_, index) => idsOf(`o${index}-`).map((id) => one(`o${index}-`, id))).flat()
  for (const each of given) log.set(each)
  // What was packed is another object each time.
  expect(given.filter((each) => log.get(each) === each)).toHaveLength(6)
  expect(given.map((each) => log.get(each))).toEqual(given)
})
