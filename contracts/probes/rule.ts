import {
  annotationsOf,
  type Document,
  escapeKey,
  type Json,
  type JsonObject,
  keysOf,
  type Operation,
  type Pointer,
  percentEncode,
  schemaAt,
  valueAt,
} from '#openapi'
import type { Limits } from './limits.ts'

/** A value of a body that rules are about: where it is, and the schemas that judge it, `$ref` by `$ref`. */
export interface Judged {
  /** Place in the body, as JSON Pointer. */
  readonly at: string
  /** Whether the object around it has to have it. */
  readonly required: boolean
  readonly schemas: readonly { readonly pointer: Pointer; readonly schema: JsonObject }[]
  /** A value that keeps every rule; undefined where none is documented. */
  readonly value: Json | undefined
}

const keywords = [
  'type',
  'minLength',
  'maxLength',
  'x-min-bytes',
  'x-max-bytes',
  'pattern',
  'format',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'anyOf',
  'oneOf',
  'not',
  'if',
] as const

/** Lists the values of an operation's body that rules are about, properties of properties and first items of lists too. */
export function judgedValues(document: Document, operation: Operation, body: Json): readonly Judged[] {
  const schema = operation.requestBody?.schema
  return schema === undefined ? [] : propertiesOf(document, schema, body, '')
}

function propertiesOf(document: Document, pointer: Pointer, body: Json, at: string): readonly Judged[] {
  const schemas = schemasAt(document, pointer)
  const required = schemas.flatMap(({ schema }) => (schema.required ?? []) as readonly string[])
  return schemas.flatMap((owner) =>
    Object.keys((owner.schema.properties ?? {}) as JsonObject).flatMap((name): readonly Judged[] => {
      const place = `${at}/${escapeKey(name)}`
      const property = `${owner.pointer}/properties/${percentEncode(escapeKey(name))}`
      const value = valueAt(body, place) ?? exampleOf(document, property)
      return judged(document, property, body, { at: place, required: required.includes(name), value })
    }),
  )
}

function judged(document: Document, pointer: Pointer, body: Json, one: Omit<Judged, 'schemas'>): readonly Judged[] {
  const here = { ...one, schemas: schemasAt(document, pointer) }
  // A request should not have it at all, and a server may ignore what it is: nothing is promised.
  if (here.schemas.some(({ schema }) => schema.readOnly === true)) return []
  // What no example shows is not gone into: a schema may contain itself.
  if (typeof one.value !== 'object' || one.value === null) return [here]
  const lists = Array.isArray(one.value) ? here.schemas.filter(({ schema }) => schema.items !== undefined) : []
  const items = lists.flatMap((list) => {
    const at = `${one.at}/0`
    const value = valueAt(body, at)
    return value === undefined ? [] : judged(document, `${list.pointer}/items`, body, { at, required: false, value })
  })
  return [here, ...items, ...propertiesOf(document, pointer, body, one.at)]
}

/** A schema and those it refers to or is made of. */
function schemasAt(document: Document, pointer: Pointer): Judged['schemas'] {
  const schema = schemaAt(document.model, pointer)
  if (!schema) return []
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((_, index) => `${pointer}/allOf/${index}`) : []
  const references = typeof schema.$ref === 'string' ? [schema.$ref] : []
  return [{ pointer, schema }, ...[...references, ...parts].flatMap((one) => schemasAt(document, one))]
}

function exampleOf(document: Document, pointer: Pointer): Json | undefined {
  for (const { schema } of schemasAt(document, pointer)) {
    const [value] = [schema.const, schema.default, ...listOf(schema.examples), ...listOf(schema.enum), sample(schema)].filter(
      (one) => one !== undefined,
    )
    if (value !== undefined) return value
  }
  return undefined
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

function sample({ type, minimum }: JsonObject): Json | undefined {
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return typeof minimum === 'number' ? minimum : 1
  return type === 'string' ? 'example' : undefined
}

/** A rule a value has to keep: one keyword of one schema. */
export interface Rule {
  readonly keyword: string
  readonly pointer: Pointer
}

/** Lists the rules of a value, each keyword at its place. `format: password` says how to treat a value, not what it may be. */
export function rulesOf({ schemas }: Judged): readonly Rule[] {
  return schemas.flatMap(({ pointer, schema }) =>
    keywords
      .filter((keyword) => Object.hasOwn(schema, keyword) && !(keyword === 'format' && schema.format === 'password'))
      .map((keyword) => ({ keyword, pointer: `${pointer}/${keyword}` })),
  )
}

/** The limits of a value, whichever of its schemas names them. */
export function limitsOf({ schemas }: Judged): Limits {
  const limit = (keyword: string) =>
    schemas.map(({ schema }) => schema[keyword]).find((value) => typeof value === 'number') as number | undefined
  return Object.fromEntries(Object.entries(limiting).map(([name, keyword]) => [name, limit(keyword)]))
}

const limiting = {
  minLength: 'minLength',
  maxLength: 'maxLength',
  minBytes: 'x-min-bytes',
  maxBytes: 'x-max-bytes',
  minimum: 'minimum',
  maximum: 'maximum',
  minItems: 'minItems',
  maxItems: 'maxItems',
} as const satisfies Readonly<Record<keyof Limits, string>>

/** Whether a value may be replaced by a fresh one (`x-identity`). */
export const isIdentity = (document: Document, schema: Pointer, body: Json, at: string): boolean =>
  annotationsOf(document.model, schema, 'x-identity', body).some((annotation) => annotation.at === at)

/** A place in words: `/newPassword` → `newPassword`, `/items/0/grams` → `items.0.grams`. */
export const nameOf = (at: string): string => keysOf(at).join('.') || 'body'
