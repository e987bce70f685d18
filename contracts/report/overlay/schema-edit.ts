import { isObject, type Json, type JsonObject, keysOf, lookUp, valueAt, withValueAt } from '#openapi'

import type { Edit } from './drift.ts'

/** Lets a schema allow what came, by the keyword that was broken; a choice of branches is its author's to change. */
export const editSchema: Edit = ({ root, finding: { place, pointer }, body }) => {
  const at = place.slice(0, place.lastIndexOf('/'))
  const keyword = keysOf(place).at(-1) ?? ''
  const schema = valueAt(root, at)
  if (!isObject(schema) || body === undefined || choices.has(keyword)) return undefined
  // An earlier edit has seen to it.
  if (!Object.hasOwn(schema, keyword)) return root
  const loosen = lookUp(keywords, keyword)
  const name = keysOf(pointer).at(-1) ?? ''
  const edited = (loosen ?? remove)({ schema, keyword, name, actual: valueAt(body, pointer) })
  return edited && (withValueAt(root, at, edited) as JsonObject)
}

interface Broken {
  readonly schema: JsonObject
  readonly keyword: string
  /** Last key of the place in the answer. */
  readonly name: string
  readonly actual: Json | undefined
}

const choices = new Set(['oneOf', 'anyOf', 'allOf', 'not', 'if', '$ref'])

const keywords: Readonly<Record<string, (broken: Broken) => JsonObject | undefined>> = {
  enum: ({ schema, actual }) => ({ ...schema, enum: withMember(schema.enum, actual) }),
  const: ({ schema: { const: only, ...schema }, actual }) => ({ ...schema, enum: withMember([only ?? null], actual) }),
  type: ({ schema, actual }) => ({ ...schema, type: withMember(schema.type, typeOf(actual)) }),
  required: ({ schema, name }) => ({ ...schema, required: listOf(schema.required).filter((one) => one !== name) }),
  additionalProperties: addProperty,
  unevaluatedProperties: addProperty,
}

/** A limit, a pattern or a format. */
function remove({ schema, keyword }: Broken): JsonObject {
  const { [keyword]: _, ...others } = schema
  return others
}

/** What nobody has described is only known to be there: by one answer nobody can say whether its value varies. */
function addProperty({ schema, name, actual }: Broken): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {}
  return { ...schema, properties: { ...properties, [name]: { type: typeOf(actual), 'x-volatile': 'any' } } }
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

function withMember(list: Json | undefined, member: Json | undefined): readonly Json[] {
  const members = listOf(list)
  return member === undefined || members.includes(member) ? members : [...members, member]
}

function typeOf(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
