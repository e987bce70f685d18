import { expect, it } from 'vitest'
import { shownValue } from '../../../contracts/report/shown-value.ts'

/** Hides one secret wherever a text has it. */
const redactor = { note: () => {}, redact: (text: string) => text.replaceAll('12345678', '$PASSWORD') }

it('a value is shown without its secrets, where one is a number or a name too', () => {
  const value = { password: '12345678', port: 12_345_678, list: ['a "12345678"', true, null, undefined], 'x-12345678': 7 }
  expect(shownValue(value, redactor)).toEqual({
    password: '$PASSWORD',
    port: '$PASSWORD',
    list: ['a "$PASSWORD"', true, null, null],
    'x-$PASSWORD': 7,
  })
  expect(shownValue(12_345_678, redactor)).toBe('$PASSWORD')
  expect(shownValue(undefined, redactor)).toBe(null)
})
