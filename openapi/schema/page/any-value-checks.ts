import { type DefinedFormats, fullFormats } from 'ajv-formats/dist/formats.js'
import { toRegExp } from '../pattern.ts'
import type { Check, Checks, Scene } from './scene.ts'
import { numberChecks, stringChecks } from './value-checks.ts'

/** Rules about numbers. */
export const anyNumberChecks: Checks = [...numberChecks, ['multipleOf', checkMultiple], ['format', checkNumberFormat]]

/** Rules about texts. */
export const anyStringChecks: Checks = [
  ...stringChecks.filter(([keyword]) => keyword !== 'pattern' && keyword !== 'format'),
  ['pattern', checkPattern],
  ['format', checkTextFormat],
]

/** Rules about values of any type. */
export const anyConstantChecks: Checks = [
  [
    'const',
    ({ value, expected, fail }) => {
      if (!isSameValue(value, expected)) fail('must be equal to constant')
    },
  ],
  [
    'enum',
    ({ value, expected, fail }) => {
      if (!(expected as unknown[]).some((one) => isSameValue(value, one))) fail('must be equal to one of the allowed values')
    },
  ],
]

/** Whether two values are the same JSON; the order of properties does not count. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [names, others] = [Object.keys(one), Object.keys(other)]
  const at = (value: object, name: string) => (value as Readonly<Record<string, unknown>>)[name]
  return (
    names.length === others.length &&
    names.every((name) => Object.hasOwn(other, name) && isSameValue(at(one, name), at(other, name)))
  )
}

function checkMultiple({ value, expected, fail }: Scene): void {
  if (!Number.isInteger((value as number) / (expected as number))) fail(`must be multiple of ${Number(expected)}`)
}

function checkPattern({ value, expected, fail }: Scene): void {
  const pattern = expected as string
  if (!toRegExp(pattern).test(value as string)) fail(`must match pattern "${pattern}"`)
}

type Format = DefinedFormats[keyof DefinedFormats]

const formats: ReadonlyMap<string, Format> = new Map(Object.entries(fullFormats))

/** A format that is not known says nothing. */
const formatCheck =
  (about: 'string' | 'number'): Check =>
  ({ value, expected, fail }) => {
    const format = formats.get(expected as string)
    if (format !== undefined && typeOf(format) === about && !keeps(format, value))
      fail(`must match format "${expected as string}"`)
  }

function checkNumberFormat(scene: Scene): void {
  formatCheck('number')(scene)
}

function checkTextFormat(scene: Scene): void {
  formatCheck('string')(scene)
}

const typeOf = (format: Format): 'string' | 'number' =>
  typeof format === 'object' && 'type' in format && format.type === 'number' ? 'number' : 'string'

function keeps(format: Format, value: unknown): boolean {
  if (typeof format === 'boolean') return format
  const check: unknown = typeof format === 'object' && 'validate' in format ? format.validate : format
  if (check instanceof RegExp) return check.test(String(value))
  return typeof check !== 'function' || check(value) === true
}
