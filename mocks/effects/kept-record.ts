import { type Document, type Json, type JsonObject, objectOf, type Pointer, schemaAt } from '#openapi'
import { sortedByBytes } from '../store/byte-order.ts'

/** What the schema of a record says of those an API keeps. */
export interface RecordForm {
  /** Schemas of the properties by name, in their order. */
  readonly properties: readonly (readonly [string, JsonObject])[]
  /** The property that tells one from the others. */
  readonly key: string
}

/** Reads the form of the records an API keeps. */
export const recordForm = ({ model }: Document, schema: Pointer | undefined, key: string): RecordForm => ({
  key,
  properties: Object.entries(objectOf(schema && schemaAt(model, schema)?.properties)).map(([name, one]) => [name, objectOf(one)]),
})

/**
 * Gives the properties that are written of what was sent: what its schema has no property for is not kept. A property may be sent in
 * another case than it is told in: `fullname` of `fullName`.
 *
 * @param key The key of a new record; undefined: one is changed.
 */
export function writtenFields(form: RecordForm, sent: JsonObject, now: number, key?: Json): JsonObject {
  const isNew = key !== undefined
  const given = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]))
  return fieldsOf(form, (name, schema) => {
    if (name === form.key) return key
    const isTime = schema['x-volatile'] === 'now' && (isNew || !schema.readOnly)
    return given[name.toLowerCase()] ?? (isTime ? new Date(now).toISOString() : isNew ? schema.default : undefined)
  })
}

/** What is told of a record: all but what its schema marks as `writeOnly`. */
export const toldRecord = (form: RecordForm, record: JsonObject): JsonObject =>
  fieldsOf(form, (name, { writeOnly }) => (writeOnly ? undefined : record[name]))

const fieldsOf = ({ properties }: RecordForm, pick: (name: string, schema: JsonObject) => Json | undefined): JsonObject =>
  Object.fromEntries(
    properties.flatMap(([name, schema]) => {
      const value = pick(name, schema)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )

/** Names in the order of their bytes. */
export const sortedNames = (value: Json): Json =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? sortedByBytes(value) : value
