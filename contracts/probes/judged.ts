import {
  type Document,
  escapeKey,
  isObject,
  type Json,
  type JsonObject,
  type Operation,
  type Pointer,
  percentEncode,
  schemaAt,
  valueAt,
} from '#openapi'

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

/** Lists the values of a body that rules are about: all of it, properties of properties, first items of lists and first values of maps. */
export function judgedValues(document: Document, operation: Operation, body: Json): readonly Judged[] {
  const schema = operation.requestBody?.schema
  return schema === undefined ? [] : judged(document, schema, body, { at: '', required: false, value: body })
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
  return [here, ...items, ...valuesOf(document, here, body), ...propertiesOf(document, pointer, body, one.at)]
}

/** The first value of a map: of an object's property that none of its schemas names. */
function valuesOf(document: Document, { at, schemas, value }: Judged, body: Json): readonly Judged[] {
  const map = schemas.find(({ schema }) => isObject(schema.additionalProperties))
  const named = new Set(schemas.flatMap(({ schema }) => Object.keys((schema.properties ?? {}) as JsonObject)))
  const [name, first] = isObject(value) ? (Object.entries(value).find(([key]) => !named.has(key)) ?? []) : []
  if (!map || name === undefined) return []
  const place = `${at}/${escapeKey(name)}`
  return judged(document, `${map.pointer}/additionalProperties`, body, { at: place, required: false, value: first })
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
