import type { Json } from '../../model/model.ts'
import { formats } from './formats.ts'
import type { Check, Checks, Scene } from './scene.ts'

/** Rules about numbers, in Ajv's order and words. */
export const numberChecks: Checks = [
  ['maximum', compare((value, limit) => value <= limit, '<=')],
  ['minimum', compare((value, limit) => value >= limit, '>=')],
  ['exclusiveMaximum', compare((value, limit) => value < limit, '<')],
  ['exclusiveMinimum', compare((value, limit) => value > limit, '>')],
]

/** Rules about texts. */
export const stringChecks: Checks = [
  ['maxLength', countAtMost(countCharacters, 'characters')],
  ['minLength', countAtLeast(countCharacters, 'characters')],
  ['pattern', matchPattern],
  ['format', matchFormat],
  ['x-min-bytes', countAtLeast(countBytes, 'bytes')],
  ['x-max-bytes', countAtMost(countBytes, 'bytes')],
]

/** Rules about values of any type. */
export const constantChecks: Checks = [
  [
    'const',
    ({ value, expected, fail }) => {
      if (value !== requireScalar(expected)) fail('must be equal to constant')
    },
  ],
  [
    'enum',
    ({ value, expected, fail }) => {
      if (!(expected as Json[]).some((one) => value === requireScalar(one))) fail('must be equal to one of the allowed values')
    },
  ],
]

function requireScalar(expected: Json): Json {
  if (typeof expected === 'object' && expected !== null)
    throw new Error('Only a text, a number, true, false or null can be a constant.')
  return expected
}

function compare(keeps: (value: number, limit: number) => boolean, sign: string): Check {
  return ({ value, expected, fail }) => {
    if (!keeps(value as number, expected as number)) fail(`must be ${sign} ${Number(expected)}`)
  }
}

function countAtMost(count: (text: string) => number, things: string): Check {
  return ({ value, expected, fail }) => {
    if (count(value as string) > Number(expected)) fail(`must NOT have more than ${Number(expected)} ${things}`)
  }
}

function countAtLeast(count: (text: string) => number, things: string): Check {
  return ({ value, expected, fail }) => {
    if (count(value as string) < Number(expected)) fail(`must NOT have fewer than ${Number(expected)} ${things}`)
  }
}

/** A character beyond the first 65,536 counts once, as JSON Schema says. */
function countCharacters(text: string): number {
  return Array.from(text).length
}

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length
}

function matchPattern({ value, expected, fail }: Scene): void {
  const pattern = expected as string
  if (!new RegExp(pattern, 'u').test(value as string)) fail(`must match pattern "${pattern}"`)
}

function matchFormat({ value, expected, fail }: Scene): void {
  const name = expected as string
  const keeps = formats[name]
  if (!keeps) throw new Error(`The format "${name}" is not known here.`)
  if (!keeps(value as string)) fail(`must match format "${name}"`)
}
