import type { Json, JsonObject } from '../model/model.ts'
import { findValue, followReference } from '../model/place.ts'
import { isObject, listOf, lookUp, objectOf } from '../model/plain.ts'
import type { Spot } from './context.ts'

/** A schema in one piece: without `$ref`, `allOf` and branches, as far as they can be put together. */
export interface Merged {
  readonly schema: JsonObject
  /** The schemas it was put together from by `$ref`. */
  readonly open: readonly string[]
}

/**
 * Puts together what a schema demands in several places: behind `$ref`, in `allOf`, and in one branch each of `oneOf`, `anyOf` and `if`.
 *
 * @returns undefined where no value can be, because the schema is `false`, leads nowhere, or only to itself.
 */
export function mergeSchema(schema: Json | undefined, spot: Spot): Merged | undefined {
  if (schema === true) return { schema: {}, open: spot.open }
  if (!isObject(schema)) return undefined
  let merged: Merged = { schema: {}, open: spot.open }
  for (const part of partsOf(schema, spot)) {
    const here = { ...spot, open: merged.open }
    const next =
      typeof part === 'object' && part !== null && '$ref' in part ? follow(part as JsonObject, here) : plain(part, here)
    if (!next) return undefined
    merged = { schema: combine(merged.schema, next.schema), open: next.open }
  }
  return merged
}

/** The parts of a schema that are schemas of the same value; what it says itself comes last. */
function partsOf(schema: JsonObject, spot: Spot): readonly Json[] {
  const { $ref, allOf, oneOf, anyOf, if: condition, then, else: otherwise, ...own } = schema
  const { branch } = spot.attempt
  const choose = (branches: Json | undefined): readonly Json[] => {
    const all = listOf(branches)
    return all.length === 0 ? [] : [all[branch % all.length] ?? true]
  }
  const conditional = condition === undefined ? [] : branch % 2 === 0 ? [condition, then ?? true] : [otherwise ?? true]
  const reference = typeof $ref === 'string' ? [{ $ref }] : []
  return [...reference, ...listOf(allOf), ...choose(oneOf), ...choose(anyOf), ...conditional, own]
}

function follow({ $ref, ...siblings }: JsonObject, spot: Spot): Merged | undefined {
  const pointer = followReference(spot.attempt.root, typeof $ref === 'string' ? $ref : '')
  const target = findValue(spot.attempt.root, pointer)
  // A schema may hold itself in what may be missing; here it would have to hold itself without end.
  if (spot.open.filter((one) => one === pointer).length > mostRepeated) return undefined
  const merged = mergeSchema(target, { ...spot, open: [...spot.open, pointer] })
  if (!merged || Object.keys(siblings).length === 0) return merged
  return { ...merged, schema: combine(merged.schema, siblings) }
}

/** How often a schema may stand inside itself. */
const mostRepeated = 2

function plain(part: Json, spot: Spot): Merged | undefined {
  if (!isObject(part)) return part === true ? { schema: {}, open: spot.open } : undefined
  const isWhole = !['allOf', 'oneOf', 'anyOf', 'if'].some((keyword) => keyword in part)
  return isWhole ? { schema: part, open: spot.open } : mergeSchema(part, spot)
}

/** What both schemas allow. */
function combine(one: JsonObject, other: JsonObject): JsonObject {
  const result = new Map(Object.entries(one))
  for (const [keyword, value] of Object.entries(other)) {
    const before = result.get(keyword)
    result.set(keyword, before === undefined ? value : (lookUp(combiners, keyword)?.(before, value) ?? value))
  }
  return Object.fromEntries(result)
}

const both = (one: Json, other: Json): Json => (one === other ? one : { allOf: [one, other] })
const least = (one: Json, other: Json): Json => Math.min(Number(one), Number(other))
const most = (one: Json, other: Json): Json => Math.max(Number(one), Number(other))
const union = (one: Json, other: Json): Json => [...new Set([...listOf(one), ...listOf(other)])]
const byName = (one: Json, other: Json): Json => {
  const names = new Set([...Object.keys(objectOf(one)), ...Object.keys(objectOf(other))])
  const pair = (name: string): Json => {
    const [first, second] = [objectOf(one)[name], objectOf(other)[name]]
    return first === undefined ? (second ?? true) : second === undefined ? first : both(first, second)
  }
  return Object.fromEntries([...names].map((name) => [name, pair(name)]))
}

/** How two values of a keyword become one. Of the others the later one counts. */
const combiners: Readonly<Record<string, (one: Json, other: Json) => Json>> = {
  properties: byName,
  patternProperties: byName,
  required: union,
  items: both,
  additionalProperties: (one, other) =>
    one === false || other === false ? false : one === true ? other : other === true ? one : both(one, other),
  type: (one, other) => {
    const shared = [one]
      .flat()
      .filter((type) => typesOf(other).some((allowed) => allowed === type || (allowed === 'number' && type === 'integer')))
    const reverse = [other].flat().filter((type) => type === 'integer' && typesOf(one).includes('number'))
    return shared.length > 0 ? shared : reverse.length > 0 ? reverse : other
  },
  enum: (one, other) => {
    const shared = listOf(one).filter((value) =>
      listOf(other).some((allowed) => JSON.stringify(allowed) === JSON.stringify(value)),
    )
    return shared.length > 0 ? shared : other
  },
  minimum: most,
  exclusiveMinimum: most,
  minLength: most,
  minItems: most,
  minProperties: most,
  maximum: least,
  exclusiveMaximum: least,
  maxLength: least,
  maxItems: least,
  maxProperties: least,
}

const typesOf = (type: Json): readonly Json[] => [type].flat() as readonly Json[]
