import type { Json, JsonObject } from '../model/model.ts'
import { findValue, followReference } from '../model/place.ts'
import { isObject, listOf, objectOf } from '../model/plain.ts'
import { withChildren, withItems } from './rewrite.ts'

/** Which way a value travels: to the server, or from it. */
export type Direction = 'request' | 'response'

/** The keyword of what does not travel this way. */
const absentIn = { request: 'readOnly', response: 'writeOnly' } as const satisfies Record<Direction, string>

/**
 * Gives a document in which no schema requires what does not travel in a direction: a `readOnly` property in a request, a `writeOnly`
 * one in a response. Parts in which nothing changes are the document's own; where nothing changes at all, the document itself is given.
 *
 * @see {@link https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-20 OpenAPI 3.0.4, readOnly and writeOnly}
 */
export function requiredIn(direction: Direction, root: JsonObject): JsonObject {
  const keyword = absentIn[direction]
  const copied = (value: Json, inherited: ReadonlySet<string>): Json => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return withItems(value as readonly Json[], (item) => copied(item, inherited))
    const fields = value as JsonObject
    const names = withNames(inherited, absentNames(root, fields, keyword))
    const children = withChildren(fields, (child, key) => copied(child, composing.has(key) ? names : none))
    return names.size > 0 ? withoutNames(children, names) : children
  }
  return copied(root, none) as JsonObject
}

const none: ReadonlySet<string> = new Set()

const withNames = (names: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> =>
  more.length === 0 ? names : new Set([...names, ...more])

/** Their schemas are about the same value as the one around them. */
const composing = new Set(['allOf', 'anyOf', 'oneOf', 'then', 'else', 'if'])

function absentNames(root: JsonObject, schema: JsonObject, keyword: string, seen = new Set<JsonObject>()): readonly string[] {
  const { properties, allOf, $ref } = schema
  // Most objects of a document are none of these, and there are hundreds of thousands.
  if ((properties ?? allOf ?? $ref) === undefined || seen.has(schema)) return []
  seen.add(schema)
  const own = Object.entries(objectOf(properties)).filter(([, property]) => says(root, property, keyword))
  const parts = [...listOf(allOf), ...(typeof $ref === 'string' ? [schema] : [])]
  const inherited = parts.flatMap((part) => {
    const target = resolve(root, part)
    return isObject(target) && target !== schema ? absentNames(root, target, keyword, seen) : []
  })
  return [...own.map(([name]) => name), ...inherited]
}

function says(root: JsonObject, property: Json, keyword: string): boolean {
  if (objectOf(property)[keyword] === true) return true
  const target = objectOf(resolve(root, property))
  return target[keyword] === true || listOf(target.allOf).some((part) => objectOf(resolve(root, part))[keyword] === true)
}

function resolve(root: JsonObject, schema: Json): Json | undefined {
  const { $ref } = objectOf(schema)
  return typeof $ref === 'string' ? findValue(root, followReference(root, $ref)) : schema
}

function withoutNames(schema: JsonObject, names: ReadonlySet<string>): JsonObject {
  const { required } = schema
  if (!Array.isArray(required) || !required.some((name) => names.has(name as string))) return schema
  return { ...schema, required: required.filter((name) => !names.has(name as string)) }
}
