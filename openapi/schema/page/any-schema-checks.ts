import { escapeKey } from '../../model/pointer.ts'
import { toRegExp } from '../pattern.ts'
import { isSameValue } from './any-value-checks.ts'
import type { Check, Checks, Scene } from './scene.ts'
import { objectChecks } from './schema-checks.ts'

type Fields = Readonly<Record<string, unknown>>

/** A rule about a size. */
const size =
  (sizeOf: (value: unknown) => number, breaks: (size: number, limit: number) => boolean, words: string, things: string): Check =>
  ({ value, expected, fail }) => {
    if (breaks(sizeOf(value), Number(expected))) fail(`must NOT have ${words} than ${Number(expected)} ${things}`)
  }

const lengthOf = (value: unknown): number => (value as unknown[]).length
const countOf = (value: unknown): number => Object.keys(value as object).length
const isMore = (count: number, limit: number): boolean => count > limit
const isFewer = (count: number, limit: number): boolean => count < limit

/** Rules about lists. */
export const anyArrayChecks: Checks = [
  ['maxItems', size(lengthOf, isMore, 'more', 'items')],
  ['minItems', size(lengthOf, isFewer, 'fewer', 'items')],
  ['uniqueItems', checkUnique],
  ['prefixItems', checkPrefix],
  ['items', checkItems],
  ['contains', checkContains],
  ['unevaluatedItems', checkUnevaluatedItems],
]

/** Rules about objects. */
export const anyObjectChecks: Checks = [
  ['maxProperties', size(countOf, isMore, 'more', 'properties')],
  ['minProperties', size(countOf, isFewer, 'fewer', 'properties')],
  ['propertyNames', checkNames],
  ...objectChecks.filter(([keyword]) => keyword !== 'additionalProperties' && keyword !== 'unevaluatedProperties'),
  ['patternProperties', checkPatterns],
  ['additionalProperties', checkAdditional],
  ['dependentRequired', checkDependentRequired],
  ['dependentSchemas', checkDependentSchemas],
  ...objectChecks.filter(([keyword]) => keyword === 'unevaluatedProperties'),
]

function checkUnique({ value, expected, fail }: Scene): void {
  const items = value as unknown[]
  if (expected === true && items.some((item, index) => items.slice(0, index).some((one) => isSameValue(one, item))))
    fail('must NOT have duplicate items')
}

function checkPrefix({ value, at, expected, follow, evaluated }: Scene): void {
  const count = Math.min((value as unknown[]).length, (expected as unknown[]).length)
  for (let index = 0; index < count; index += 1) {
    follow(['prefixItems', index], itemOf(value, at, index))
    evaluated.add(String(index))
  }
}

function checkItems({ value, at, schema, follow, evaluated }: Scene): void {
  const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0
  for (let index = first; index < (value as unknown[]).length; index += 1) {
    follow(['items'], itemOf(value, at, index))
    evaluated.add(String(index))
  }
}

function checkContains({ value, at, schema, follow, fail, evaluated }: Scene): void {
  const { minContains = 1, maxContains } = schema
  const kept = [...(value as unknown[]).keys()].filter((index) =>
    follow(['contains'], { ...itemOf(value, at, index), found: [] }),
  )
  // As Ajv does: it takes every item for spoken of, not only those that fit.
  for (const index of (value as unknown[]).keys()) evaluated.add(String(index))
  const least = `must contain at least ${Number(minContains)}`
  if (kept.length < Number(minContains)) fail(`${least} valid item(s)`)
  else if (maxContains !== undefined && kept.length > Number(maxContains))
    fail(`${least} and no more than ${Number(maxContains)} valid item(s)`)
}

function checkUnevaluatedItems({ value, at, expected, follow, fail, evaluated }: Scene): void {
  const others = [...(value as unknown[]).keys()].filter((index) => !evaluated.has(String(index)))
  if (expected === false && others.length > 0) fail(`must NOT have more than ${others[0]} items`)
  else for (const index of others) follow(['unevaluatedItems'], itemOf(value, at, index))
  for (const index of others) evaluated.add(String(index))
}

function checkNames({ value, at, follow, fail }: Scene): void {
  for (const name of Object.keys(value as object))
    if (!follow(['propertyNames'], { value: name, at, evaluated: new Set() })) fail('property name must be valid', name)
}

function checkPatterns({ value, at, expected, follow, evaluated }: Scene): void {
  for (const pattern of Object.keys(expected as object)) {
    const expression = toRegExp(pattern)
    for (const name of Object.keys(value as object).filter((one) => expression.test(one))) {
      follow(['patternProperties', pattern], childOf(value, at, name))
      evaluated.add(name)
    }
  }
}

function checkAdditional({ value, at, schema, expected, follow, fail, evaluated }: Scene): void {
  const known = new Set(Object.keys((schema.properties as object | undefined) ?? {}))
  const patterns = Object.keys((schema.patternProperties as object | undefined) ?? {}).map((pattern) => toRegExp(pattern))
  const others = Object.keys(value as object).filter((name) => !known.has(name) && !patterns.some((one) => one.test(name)))
  for (const name of others) {
    if (expected === false) fail('must NOT have additional properties', name)
    else follow(['additionalProperties'], childOf(value, at, name))
    evaluated.add(name)
  }
}

function checkDependentRequired({ value, expected, fail }: Scene): void {
  for (const [name, needed] of Object.entries(expected as Readonly<Record<string, readonly string[]>>))
    for (const other of (value as Fields)[name] === undefined ? [] : needed)
      if ((value as Fields)[other] === undefined) fail(`must have property ${other} when property ${name} is present`, other)
}

function checkDependentSchemas({ value, expected, follow }: Scene): void {
  for (const name of Object.keys(expected as object))
    if ((value as Fields)[name] !== undefined) follow(['dependentSchemas', name])
}

const itemOf = (value: unknown, at: string, index: number) => ({
  value: (value as unknown[])[index],
  at: `${at}/${index}`,
  evaluated: new Set<string>(),
})

const childOf = (value: unknown, at: string, name: string) => ({
  value: (value as Fields)[name],
  at: `${at}/${escapeKey(name)}`,
  evaluated: new Set<string>(),
})
