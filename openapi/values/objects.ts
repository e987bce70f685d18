import type { Json, JsonObject } from '../model/model.ts'
import { isObject, listOf, objectOf } from '../model/plain.ts'
import { childOf, deepest, type Generate, impossible, type Made, type Spot } from './context.ts'
import { putInOrder } from './in-order.ts'
import { mergeSchema } from './merge.ts'

/** Makes an object with the properties its schema describes: those it requires, and of the others as many as the attempt wants. */
export function generateObject(schema: JsonObject, spot: Spot, generate: Generate): Made {
  const properties = objectOf(schema.properties)
  const required = listOf(schema.required).filter((name): name is string => typeof name === 'string')
  const value: Record<string, Json> = {}
  for (const name of new Set([...Object.keys(properties), ...required])) {
    const isRequired = required.includes(name)
    if (
      !isRequired &&
      (spot.attempt.least || spot.depth >= deepest || Object.keys(value).length >= Number(schema.maxProperties ?? Infinity))
    )
      continue
    const property = properties[name] ?? otherProperty(schema, name)
    if (travelsOtherWay(property, spot)) continue
    const made = generate(property, childOf(spot, name))
    if (made === impossible && isRequired) return impossible
    if (made !== impossible) define(value, name, made)
  }
  putInOrder(value, properties)
  return withEnough({ schema, spot, generate }, value)
}

/** The schema of a property that is required and not described: a pattern's, or that of all others. */
function otherProperty({ patternProperties, additionalProperties }: JsonObject, name: string): Json {
  const [, matching] = Object.entries(objectOf(patternProperties)).find(([pattern]) => matches(pattern, name)) ?? []
  return matching ?? (isObject(additionalProperties) ? additionalProperties : true)
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern).test(name)
  } catch {
    return false
  }
}

/** An example of a schema, which shows it as it is read, without what does not travel this way. */
export function travelling({ properties }: JsonObject, value: Json, spot: Spot): Json {
  if (spot.attempt.direction === undefined || !isObject(value)) return value
  const known = objectOf(properties)
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): readonly (readonly [string, Json])[] => {
      const property = Object.hasOwn(known, name) ? known[name] : undefined
      if (property === undefined) return [[name, one]]
      if (travelsOtherWay(property, spot)) return []
      return [
        [name, isObject(property) && isObject(one) ? travelling(mergeSchema(property, spot)?.schema ?? {}, one, spot) : one],
      ]
    }),
  )
}

function travelsOtherWay(property: Json, spot: Spot): boolean {
  const { direction } = spot.attempt
  if (direction === undefined || !isObject(property)) return false
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly'
  return property[keyword] === true || mergeSchema(property, spot)?.schema[keyword] === true
}

interface Filling {
  readonly schema: JsonObject
  readonly spot: Spot
  readonly generate: Generate
}

/** Adds properties of the map's own schema, as many as there must be, or one to show how. */
function withEnough({ schema, spot, generate }: Filling, value: Record<string, Json>): Made {
  const { patternProperties, additionalProperties, propertyNames, minProperties, properties } = schema
  const isMap = properties === undefined && isObject(additionalProperties) && !spot.attempt.least && spot.depth < deepest
  const wanted = Math.max(Number(minProperties ?? 0), isMap ? 1 : 0)
  const [[pattern, patterned] = []] = Object.entries(objectOf(patternProperties))
  for (let index = 1; Object.keys(value).length < wanted && index <= wanted + 30; index += 1) {
    const names = pattern === undefined ? objectOf(propertyNames) : { ...objectOf(propertyNames), pattern }
    const at = { ...childOf(spot, `key${index}`), name: '' }
    const name = Object.keys(names).length > 0 ? generate({ type: 'string', ...names }, at) : `key${index}`
    if (typeof name !== 'string') return impossible
    const made = generate(
      patterned ?? (additionalProperties === false ? undefined : (additionalProperties ?? true)),
      childOf(spot, name),
    )
    if (made === impossible) return wanted > Number(minProperties ?? 0) ? value : impossible
    define(value, name, made)
  }
  return value
}

/** A name such as `__proto__` is a property like any other. */
const define = (object: Record<string, Json>, name: string, value: Json): void =>
  void Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
