import {
  type Document,
  type Field,
  isObject,
  itemsAt,
  type Json,
  type JsonObject,
  type Pointer,
  propertiesAt,
  schemaAt,
  schemaBelow,
  valueAt,
} from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import type { Act } from './decision.ts'

/** Gives the record the body of a request holds, without what only the server sets; empty where it holds none. */
export function sentRecord(act: Act, of: Collection): JsonObject {
  const { document, operation, body } = act
  const inner = valueAt(body, sentAt(document.model, operation, of) ?? '')
  if (!isObject(inner)) return isObject(body) ? body : {}
  const { root } = document.model
  const own = sentSchema(act, of)
  const [asked, kept] = [own, of.item].map((place) =>
    place === undefined ? new Map<string, Pointer>() : propertiesAt(root, place),
  )
  // What the request says of a property goes before what the record says: `PATCH { status }` where a record's status is read only.
  const isGiven = (name: string) => {
    const place = asked?.get(name) ?? kept?.get(name)
    return place !== undefined && isReadOnly(document, place)
  }
  return Object.fromEntries(Object.entries(inner).filter(([name]) => !isGiven(name)))
}

/** Gives the defaults of what a request may send of a record. */
export function sentDefaults(act: Act, of: Collection): JsonObject {
  const schema = sentSchema(act, of)
  const { model } = act.document
  const properties = schema === undefined ? [] : [...propertiesAt(model.root, schema)]
  const defaults = properties.flatMap(([name, place]): [string, Json][] => {
    const value = schemaAt(model, place)?.default
    return value === undefined || isReadOnly(act.document, place) ? [] : [[name, value]]
  })
  return Object.fromEntries(defaults)
}

/** Gives what was sent with the defaults of what it holds: those of an item of an order. */
export function withInnerDefaults(act: Act, of: Collection, sent: JsonObject): JsonObject {
  const schema = sentSchema(act, of)
  if (schema === undefined) return sent
  const { root } = act.document.model
  const properties = propertiesAt(root, schema)
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, defaulted(act.document, properties.get(name), value)]),
  )
}

function defaulted(document: Document, place: Pointer | undefined, value: Json): Json {
  if (place === undefined || typeof value !== 'object' || value === null) return value
  const { root } = document.model
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => defaulted(document, itemsAt(root, place), item))
  const known = { ...(value as JsonObject) } as Record<string, Json>
  for (const [name, own] of propertiesAt(root, place)) {
    const preset = schemaAt(document.model, own)?.default
    if (Object.hasOwn(known, name)) known[name] = defaulted(document, own, known[name] ?? null)
    else if (preset !== undefined && !isReadOnly(document, own)) known[name] = preset
  }
  return known
}

/** Place of the schema of the record in the body of a request. */
export const sentSchema = ({ document: { model }, operation }: Act, of: Collection): Pointer | undefined =>
  schemaBelow(model.root, operation.requestBody?.schema, sentAt(model, operation, of) ?? '')

const isReadOnly = ({ model }: Document, place: Pointer): boolean => schemaAt(model, place)?.readOnly === true

/** Gives the value of a field of a request: `path.petId`, `body/pet/id`. */
export function sentField({ inputs, body }: Act, field: Field | undefined): Json | undefined {
  if (field === undefined) return undefined
  return field.startsWith('body') ? valueAt(body, field.slice('body'.length)) : inputs[field]
}
