import { type DefinedFormats, fullFormats } from 'ajv-formats/dist/formats.js'
import type { Json } from '../../model/model.ts'
import { toRegExp } from '../pattern.ts'
import { about, atLeast, atMost, isList, isNumber, isRecord, isText, type Rule, type Scene, type Verdict } from './rule.ts'

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: isText,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  null: (value) => value === null,
  array: isList,
  object: isRecord,
}

const checkType: Rule = ({ schema, expected, value }) => {
  const names = [expected].flat()
  if (!names.every((name) => isText(name) && Object.hasOwn(types, name))) return undefined
  return (schema.nullable === true && value === null) || names.some((name) => types[name as string]?.(value))
}

const checkConstant: Rule = ({ expected, value }) =>
  isRecord(expected) || isList(expected) ? undefined : isAmong(value, [expected])

/** Lists and objects are not compared here. */
const isAmong = (value: unknown, allowed: readonly Json[]): Verdict =>
  isRecord(value) || isList(value) ? undefined : allowed.includes(value as Json)

const checkPattern = (text: string, { expected }: Scene): Verdict => {
  try {
    return isText(expected) ? toRegExp(expected).test(text) : undefined
  } catch {
    return undefined
  }
}

type Format = DefinedFormats[keyof DefinedFormats]

const formats: ReadonlyMap<string, Format> = new Map(Object.entries(fullFormats))

const checkFormat: Rule = ({ expected, value }) => {
  const format = isText(expected) ? formats.get(expected) : undefined
  return format === undefined || keepsFormat(format, value)
}

function keepsFormat(format: Format, value: unknown): Verdict {
  if (format === true) return true
  if (typeof format === 'string') return undefined
  if (format instanceof RegExp || typeof format === 'function') return !isText(value) || test(format, value)
  return format.type === 'number'
    ? !isNumber(value) || test(format.validate, value)
    : !isText(value) || test(format.validate, value)
}

const test = <T>(check: unknown, value: T): Verdict => {
  if (check instanceof RegExp) return check.test(String(value))
  return typeof check === 'function' ? check(value) === true : undefined
}

/** How many characters a text has; one beyond the first 65,536 counts once. */
const lengthOf = (text: string): number => Array.from(text).length

/** Rules about texts, numbers, and values of any type. */
export const valueRules: readonly (readonly [keyword: string, rule: Rule])[] = [
  ['type', checkType],
  ['const', checkConstant],
  ['enum', ({ expected, value }) => (Array.isArray(expected) ? isAmong(value, expected) : undefined)],
  ['maximum', about(isNumber, atMost)],
  ['minimum', about(isNumber, atLeast)],
  ['maxLength', about(isText, (text, scene) => atMost(lengthOf(text), scene))],
  ['minLength', about(isText, (text, scene) => atLeast(lengthOf(text), scene))],
  ['pattern', about(isText, checkPattern)],
  ['format', checkFormat],
]
