import { describe, expect, it } from 'vitest'
import { writeJson } from '../../../contracts/exchange/json-text.ts'

const value = { name: 'Ada "A" \\ Ü', list: [1, { a: true, b: null }, 'x'], empty: {} }

describe('JSON written in another form', () => {
  it.each([
    ['with its properties in another order', { reversed: true }],
    ['with white space between its tokens', { spaced: true }],
    ['with escapes for its letters', { escaped: true }],
    ['in all of these at once', { reversed: true, spaced: true, escaped: true }],
  ] as const)('%s is another text of the same value', (_, form) => {
    const text = writeJson(value, form)
    expect(text).not.toBe(JSON.stringify(value))
    expect(JSON.parse(text)).toEqual(value)
  })

  it('has the last property first', () => {
    expect(writeJson({ a: 1, b: 2 }, { reversed: true })).toBe('{"b":2,"a":1}')
  })

  it('has blanks, tabs and line ends before, between and behind', () => {
    expect(writeJson([1], { spaced: true })).toBe(' \r\n\t[ \r\n\t1 \r\n\t] \r\n\t')
  })

  it('escapes no escape a second time, and writes capitals with digits in capitals', () => {
    expect(writeJson('o\nO', { escaped: true })).toBe('"\\u006f\\n\\u004F"')
  })
})
