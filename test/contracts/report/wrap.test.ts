import { expect, it } from 'vitest'
import { wrap } from '../../../contracts/report/terminal/wrap.ts'

it('breaks a text between its words', () => {
  expect(wrap('a status that is not documented', 12)).toEqual(['a status', 'that is not', 'documented'])
})

it('breaks a word of a megabyte, as a target may send one', () => {
  const lines = wrap(`text: ${'x'.repeat(1_000_000)}`, 70)
  expect(lines.join('')).toHaveLength(1_000_005)
  expect(Math.max(...lines.map(({ length }) => length))).toBe(70)
})
