import { type Document, isObject, type Json, type JsonObject, keysOf, lookUp, valueAt, withValueAt } from '#openapi'
import { promisesValues } from '../../match/promised-value.ts'
import type { ReportedFinding } from '../report.ts'
import { type Edit, hasOneType } from './drift.ts'

/**
 * Lets a schema allow what came, by the keyword that was broken; a choice of branches is its author's to change, and what does not come
 * back, or in another form than it was sent in, is the server's.
 */
export const editSchema: Edit = ({ document, root, finding, body, isServers }) => {
  const { place, pointer } = finding
  const at = place.slice(0, place.lastIndexOf('/'))
  const keyword = keysOf(place).at(-1) ?? ''
  const schema = valueAt(root, at)
  if (!isObject(schema) || body === undefined || choices.has(keyword)) return undefined
  if (isServers(finding)) return undefined
  // An earlier edit has seen to it.
  if (!Object.hasOwn(schema, keyword)) return root
  const loosen = lookUp(keywords, keyword)
  const name = keysOf(pointer).at(-1) ?? ''
  const edited = (loosen ?? remove)({ document, schema, keyword, name, actual: valueAt(body, pointer) })
  return edited && (withValueAt(root, at, edited) as JsonObject)
}

/** Whether what a response has otherwise than its schema says is what was sent: at the same place, or without the envelope. */
export function isSentBack({ place, pointer }: Pick<ReportedFinding, 'place' | 'pointer'>, sent: Json | undefined): boolean {
  const inside = pointer.replace(/^\/[^/]*/, '')
  return /\/(type|required)$/.test(place) && [pointer, inside].some((at) => at !== '' && valueAt(sent, at) !== undefined)
}

interface Broken {
  readonly document: Document
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
  type: loosenType,
  required: requireLess,
  additionalProperties: addProperty,
  unevaluatedProperties: addProperty,
}

/** A limit, a pattern or a format. */
function remove({ schema, keyword }: Broken): JsonObject {
  const { [keyword]: _, ...others } = schema
  return others
}

function requireLess({ schema: { required, ...schema }, name }: Broken): JsonObject {
  const left = listOf(required).filter((one) => one !== name)
  return left.length === 0 ? schema : { ...schema, required: left }
}

/** Before 3.1 a schema has one type, or that and null. */
export function loosenType({ document, schema, actual }: Pick<Broken, 'document' | 'schema' | 'actual'>): JsonObject {
  const { type, ...others } = schema
  if (type === undefined) return schema
  const types = withMember(type, typeOf(actual))
  const loose = hasOneType(document) && types.filter((one) => one !== 'null').length > 1 ? others : { ...schema, type: types }
  return Array.isArray(schema.enum) ? { ...loose, enum: withMember(schema.enum, actual) } : loose
}

/** What nobody has described is only known to be there: by one response nobody can say whether its value varies, or may be sent. */
function addProperty({ document, schema, name, actual }: Broken): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {}
  // Of null nobody can say what else it may be.
  const type = actual === null || actual === undefined ? {} : { type: typeOf(actual) }
  const varies = promisesValues(document) ? { 'x-volatile': 'any' } : {}
  return { ...schema, properties: { ...properties, [name]: { ...type, readOnly: true, ...varies } } }
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** Gives a list with a member that it may have already. */
export function withMember(list: Json | undefined, member: Json | undefined): readonly Json[] {
  const members = listOf(list)
  return member === undefined || members.includes(member) ? members : [...members, member]
}

function typeOf(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
