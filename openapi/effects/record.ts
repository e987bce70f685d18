import type { Field } from '../model/field.ts'
import type { JsonObject, Model, Operation, Pointer } from '../model/model.ts'
import { followReference } from '../model/place.ts'
import { escapeKey, keysOf } from '../model/pointer.ts'
import { schemaAt } from '../model/schema-at.ts'
import { itemsAt, propertiesAt, schemaBelow } from '../schema/properties.ts'
import { createMemory } from '../schema/remember.ts'
import type { Site } from './collections.ts'
import type { Collection, Key } from './effect.ts'
import { bodySchema, findList, findRecord, holdsRecord, isOpen, isScalar, type Shape, successSchema } from './envelope.ts'
import { keyProperty } from './key-property.ts'
import { plainName } from './path-template.ts'

/** The schema of a record: what is read, else what a creation or an update gives back, else what is listed, else what is sent. */
export function recordOf(root: JsonObject, { whole, item, parameter = '', name }: Site): Shape | undefined {
  const has = (schema: Pointer) => keyProperty(root, schema, parameter, name) !== undefined
  const shown = [
    item?.methods.get('GET'),
    whole?.methods.get('POST'),
    item?.methods.get('PATCH'),
    item?.methods.get('PUT'),
    item?.methods.get('POST'),
  ]
  for (const operation of shown) {
    const schema = operation && successSchema(operation)
    const found = schema === undefined ? undefined : findRecord(root, schema, name, has)
    if (found) return found
  }
  const list = whole?.methods.get('GET')
  const listed = list && successSchema(list)
  const items = listed === undefined ? undefined : findList(root, listed, name)
  if (items && has(items.schema)) return items
  return envelopedRecord(root, shown, items) ?? plainRecord(root, shown, name)
}

/** What an envelope has where the list has its records: `{ "data": {} }` beside `{ "data": [] }`. */
function envelopedRecord(
  root: JsonObject,
  shown: readonly (Operation | undefined)[],
  list: Shape | undefined,
): Shape | undefined {
  const [holder, ...below] = keysOf(list?.at ?? '')
  if (holder === undefined || below.length > 0) return undefined
  for (const operation of shown) {
    const schema = operation && successSchema(operation)
    const place = schema === undefined ? undefined : propertiesAt(root, schema).get(holder)
    if (place !== undefined && holdsRecord(root, place)) return { at: list?.at ?? '', schema: place }
  }
  return undefined
}

/** A record without a property for its key: what a `GET` gives is one all the same. */
function plainRecord(root: JsonObject, shown: readonly (Operation | undefined)[], name: string): Shape | undefined {
  for (const operation of shown) {
    const schema = operation && successSchema(operation)
    const found = schema === undefined ? undefined : findRecord(root, schema, name, (one) => propertiesAt(root, one).size > 0)
    if (found) return found
  }
  return undefined
}

/** Whether a schema is that of a record: the same, or one that shares most of its properties. */
export function isRecordOf(root: JsonObject, record: Shape | undefined): (schema: Pointer) => boolean {
  if (!record) return () => false
  const own = followReference(root, record.schema)
  const names = new Set(propertiesAt(root, own).keys())
  return (schema) => {
    if (followReference(root, schema) === own) return true
    const others = [...propertiesAt(root, schema).keys()]
    // What names nothing and may have anything can be a part of such a record: the body of a PATCH.
    if (names.size === 0 || others.length === 0) return others.length === 0 && isOpen(root, own) && isOpen(root, schema)
    const shared = others.filter((name) => names.has(name)).length
    return shared > 0 && shared * 2 >= Math.min(others.length, names.size)
  }
}

/** Where a record is in the successful body of an operation. */
export function atOf(root: JsonObject, operation: Operation, name: string, isRecord: (schema: Pointer) => boolean): Pointer {
  const schema = successSchema(operation)
  return schema === undefined ? '' : (findRecord(root, schema, name, isRecord)?.at ?? '')
}

/** Where the body of a request holds the record it sends; undefined where it holds none. */
export function sentAt(model: Pick<Model, 'root'>, operation: Operation, of: Collection): Pointer | undefined {
  const schema = bodySchema(operation.requestBody)
  return schema === undefined ? undefined : (shownAt(model, schema, of) ?? openAt(model, schema, operation, of))
}

/** A body that may have anything where the response has the record: `PATCH { "data": {} }`. */
function openAt(model: Pick<Model, 'root'>, schema: Pointer, operation: Operation, of: Collection): Pointer | undefined {
  const shown = successSchema(operation)
  const at = shown && shownAt(model, shown, of)
  const place = at && schemaBelow(model.root, schema, at)
  return place && isOpen(model.root, place) ? at : undefined
}

const rememberRecord = createMemory<Pointer | undefined>()

/** Where a body of the given schema has a record; undefined where it has none. */
export const shownAt = ({ root }: Pick<Model, 'root'>, schema: Pointer, of: Collection): Pointer | undefined =>
  rememberRecord(of, schema, () => {
    const { name, item } = of
    const isRecord = isRecordOf(root, item === undefined ? undefined : { at: '', schema: item })
    return findRecord(root, schema, name, isRecord)?.at
  })

/** Who says what the key of a new record is: the request, where it may have the property, else the server. */
export function keySource(
  root: JsonObject,
  operation: Operation,
  record: Shape | undefined,
  property: string | undefined,
): Field | undefined {
  const schema = bodySchema(operation.requestBody)
  if (schema === undefined || property === undefined) return undefined
  const sent = findRecord(root, schema, '', isRecordOf(root, record))
  const place = sent && propertiesAt(root, sent.schema).get(property)
  if (!sent || place === undefined || isReadOnly(root, place)) return undefined
  return `body${sent.at}/${property}`
}

/** Where a request says the key of what it creates, though the record does not: in a property that is called like the path parameter. */
export function keySentOnly(root: JsonObject, operation: Operation, { parameter, property }: Key): Field | undefined {
  const schema = bodySchema(operation.requestBody)
  if (schema === undefined || property !== undefined || itemsAt(root, schema) !== undefined) return undefined
  const found = [...propertiesAt(root, schema)].find(
    ([name, place]) => plainName(name) === plainName(parameter) && isScalar(root, place) && !isReadOnly(root, place),
  )
  return found && `body/${escapeKey(found[0])}`
}

const isReadOnly = (root: JsonObject, place: Pointer): boolean => schemaAt({ root }, place)?.readOnly === true
