import { expect, it } from 'vitest'
import { createIds } from '../../contracts/run/ids.ts'

const idsOf = () => {
  let count = 0
  const noted: string[] = []
  return {
    ...createIds(
      () => `k3${(count++).toString(36)}`,
      (beginning) => void noted.push(beginning),
    ),
    noted,
  }
}

it('gives each sequence ids that no other gets, and tells how they begin before there is one', () => {
  const { begin, noted } = idsOf()
  const [one, other] = [begin(), begin()]
  expect(noted).toEqual(['k30x', 'k31x'])
  expect([one(), one(), other()]).toEqual(['k30x0', 'k30x1', 'k31x0'])
})

it.each([
  ['k30x7', true],
  ['a name with k3zx1 inside', true],
  ['xxk310x', true],
  ['k3', false],
  ['xk30', false],
  ['k3zzx', false],
  ['', false],
])('knows that %j has one of them in it, or not', (text, own) => {
  const { begin, isOwn } = idsOf()
  for (let count = 0; count < 40; count += 1) begin()
  expect(isOwn(text)).toBe(own)
})
