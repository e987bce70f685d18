import { type Document, isObject, type Json, type JsonObject, objectOf, propertiesAt, requiredAt, schemaAt } from '#openapi'
import { valueFor } from '#openapi/values'
import type { Layout } from './layout.ts'
import { unrelated } from './relations.ts'
import { repaired } from './repair.ts'

/** What a record is completed with. */
export interface Completion {
  readonly document: Document
  readonly layout: Layout
  /** Milliseconds since 1970. */
  readonly now: number
  /** The same one gives the same values. */
  readonly seed: string
  /** A record the document shows: what was not sent is as there. */
  readonly shown?: JsonObject
}

/**
 * Gives the record a server would keep of what was sent: with the defaults of its schema, times, and what a response has to have.
 *
 * @param known What is certain: the key, the parents, what was sent.
 */
export function completed(known: JsonObject, { document, layout, now, seed, shown = {} }: Completion): JsonObject {
  const { item } = layout.of
  if (item === undefined) return known
  const { root } = document.model
  const required = requiredAt(root, item)
  let model: JsonObject | undefined
  const made = () => {
    model ??= { ...objectOf(modelRecord(document, item, seed)), ...shown }
    return model
  }
  const record: Record<string, Json> = { ...known }
  for (const [name, place] of propertiesAt(root, item)) {
    if (Object.hasOwn(record, name) || layout.hidden.has(name)) continue
    const schema = schemaAt(document.model, place) ?? {}
    const value =
      schema.default ??
      timeOf(name, schema, now) ??
      (isGiven(schema, required.has(name))
        ? neutral(document, name, schema, shown[name] ?? firstState(schema) ?? made()[name])
        : undefined)
    if (value !== undefined && value !== null) record[name] = value
  }
  const visible = Object.fromEntries(Object.entries(record).filter(([name]) => !layout.hidden.has(name)))
  if (document.validate(item, visible, 'response').length === 0) return record
  const allowed = repaired(document, item, visible, made())
  return isObject(allowed) ? { ...record, ...allowed } : record
}

/** A value of the schema of a record, as its examples show it; undefined where none was found. */
export function modelRecord(document: Document, item: string, seed: string): Json | undefined {
  const made = valueFor(document, item, { direction: 'response', seed })
  return 'value' in made ? made.value : undefined
}

const isGiven = (schema: JsonObject, required: boolean): boolean =>
  (required || schema.readOnly === true) && schema.writeOnly !== true

/** Of the states that only the server sets, a new record has the first: documents name them in their order. */
const firstState = ({ readOnly, enum: states }: JsonObject): Json | undefined =>
  readOnly === true && Array.isArray(states) ? (states as readonly Json[]).find((state) => state !== null) : undefined

/** A new record has nothing in its lists yet, and is related to nothing. */
function neutral({ model }: Document, name: string, schema: JsonObject, made: Json | undefined): Json | undefined {
  if (Array.isArray(made)) return Number(schema.minItems) > 0 ? made : []
  return made === undefined ? undefined : unrelated(model, name, made)
}

const times =
  /^(created|inserted|registered|updated|modified|changed|last_?(updated|modified|changed))(_?(at|on|date|time|timestamp))?$/i

/** The time a record was made or changed, in the form its schema asks for. */
export function timeOf(name: string, schema: JsonObject, now: number, names = times): Json | undefined {
  if (!names.test(name)) return undefined
  if (schema.format === 'date-time') return new Date(now).toISOString()
  if (schema.format === 'date') return new Date(now).toISOString().slice(0, 10)
  if (schema.type === 'integer')
    return schema.format === 'int64' || schema.description !== undefined ? Math.floor(now / 1_000) : undefined
  return undefined
}

const changes = /^(updated|modified|changed|last_?(updated|modified|changed))(_?(at|on|date|time|timestamp))?$/i

/** Whether a property says when a record was made: that stays. */
export const isTimeOfCreation = (name: string): boolean => times.test(name) && !changes.test(name)

/** The times of a record that move on when it is changed. */
export function changeTimes({ model }: Document, { of }: Layout, now: number): JsonObject {
  if (of.item === undefined) return {}
  const found = [...propertiesAt(model.root, of.item)].flatMap(([name, place]) => {
    const value = timeOf(name, schemaAt(model, place) ?? {}, now, changes)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}
