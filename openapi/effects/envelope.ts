import { isJson, preferredContent } from '../model/contents.ts'
import type { JsonObject, Operation, Pointer, RequestBody, Response } from '../model/model.ts'
import { findValue, followReference } from '../model/place.ts'
import { isObject, objectOf } from '../model/plain.ts'
import { escapeKey } from '../model/pointer.ts'
import { schemaAt } from '../model/schema-at.ts'
import { successOf } from '../model/status.ts'
import { itemsAt, propertiesAt } from '../schema/properties.ts'
import { plainName, singularOf } from './path-template.ts'

/** A record inside a body: where it is, and the schema it has. */
export interface Shape {
  /** Place in the body, as JSON Pointer: `/data`; empty where the body is the record. */
  readonly at: Pointer
  /** Place of the schema in the document. */
  readonly schema: Pointer
}

/** The place of the schema of an operation's successful body, in JSON where there is one. */
export function successSchema(operation: Operation): Pointer | undefined {
  return bodySchema(successOf(operation))
}

/** The place of the schema of a body. */
export function bodySchema(holder: Response | RequestBody | undefined): Pointer | undefined {
  const content = preferredContent(holder?.contents ?? [])
  return content && (isJson(content.mediaType) || isForm(content.mediaType)) ? content.schema : undefined
}

const isForm = (mediaType: string): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data|application\/[^;]*xml|\*\/\*)/i.test(mediaType)

/**
 * Finds a record in a body: the body itself, or the one property that holds it (`data`, `user`, `result`).
 *
 * @param isRecord Whether a schema is that of a record.
 */
export function findRecord(
  root: JsonObject,
  schema: Pointer,
  resource: string,
  isRecord: (schema: Pointer) => boolean,
): Shape | undefined {
  if (itemsAt(root, schema) === undefined && isRecord(schema)) return { at: '', schema }
  const inner = [...propertiesAt(root, schema)].filter(([, place]) => holdsRecord(root, place))
  const ranked = inner.toSorted(([one], [other]) => rankOf(one, resource) - rankOf(other, resource))
  const found = ranked.find(([, place]) => isRecord(place))
  return found && { at: `/${escapeKey(found[0])}`, schema: found[1] }
}

/** Whether a schema is that of an object which can be a record: its properties are named, or it may have any. */
export const holdsRecord = (root: JsonObject, place: Pointer): boolean =>
  itemsAt(root, place) === undefined && (propertiesAt(root, place).size > 0 || isOpen(root, place))

/** Whether a schema says that an object may have properties it does not name. */
export function isOpen(root: JsonObject, place: Pointer): boolean {
  const { additionalProperties: others } = schemaAt({ root }, place) ?? {}
  return others === true || isObject(others)
}

/** Whether a schema is that of a plain value: no object, no list. */
export function isScalar(root: JsonObject, place: Pointer): boolean {
  const { type } = objectOf(findValue(root, followReference(root, place)))
  if (propertiesAt(root, place).size > 0 || itemsAt(root, place) !== undefined) return false
  return ![type].flat().some((one) => one === 'object' || one === 'array')
}

/** Names that an envelope gives a record. */
const wrappers = ['data', 'result', 'item', 'record', 'response', 'payload', 'attributes']

function rankOf(name: string, resource: string): number {
  if (plainName(name) === plainName(singularOf(resource)) || plainName(name) === plainName(resource)) return 0
  const rank = wrappers.indexOf(name.toLowerCase())
  return rank < 0 ? wrappers.length + 1 : rank + 1
}

/** Names that an envelope gives a list. */
const listWrappers = ['data', 'items', 'results', 'records', 'list', 'value', 'values', 'content', 'rows', 'entries', 'objects']

/** Finds the list in a body: the body itself, or the one list of objects beside counts, pages and cursors; two levels deep. */
export function findList(root: JsonObject, schema: Pointer, resource: string, depth = 0): Shape | undefined {
  const items = itemsAt(root, schema)
  if (items !== undefined) return { at: '', schema: items }
  const properties = [...propertiesAt(root, schema)]
  const lists = properties.filter(([, place]) => itemsAt(root, place) !== undefined)
  const ranked = lists.toSorted(([one], [other]) => listRank(one, resource) - listRank(other, resource))
  const [first] = ranked
  const isNamed = first !== undefined && listRank(first[0], resource) < listWrappers.length + 1
  if (first && (isNamed || (lists.length === 1 && isEnvelope(root, properties)))) {
    return { at: `/${escapeKey(first[0])}`, schema: itemsAt(root, first[1]) ?? first[1] }
  }
  if (depth >= 1) return undefined
  for (const [name, place] of properties) {
    const inner = propertiesAt(root, place).size > 0 ? findList(root, place, resource, depth + 1) : undefined
    if (inner && inner.at !== '' && (isWrapper(name, resource) || isEnvelope(root, properties, name)))
      return { ...inner, at: `/${escapeKey(name)}${inner.at}` }
  }
  return undefined
}

const isWrapper = (name: string, resource: string): boolean =>
  rankOf(name, resource) <= wrappers.length || listRank(name, resource) <= listWrappers.length || name === '_embedded'

/** Whether what stands beside a list is about the list, not about a record that has one: `{ "id": …, "tags": [] }` is a record. */
function isEnvelope(root: JsonObject, properties: readonly (readonly [string, Pointer])[], holder?: string): boolean {
  return properties.every(([name, place]) => {
    if (name === holder || itemsAt(root, place) !== undefined) return true
    return propertiesAt(root, place).size > 0 ? aboutPages.test(name) : isScalar(root, place) && !ofRecord.test(name)
  })
}

const aboutPages = /^_?(links?|meta(data)?|pag(e|es|ing|ination)(info)?|cursors?|response_?meta(data)?|errors?|status|summary)$/i
const ofRecord = /^(id|uuid|guid|sid|key|slug|name|title|created_?at|.*_?version)$/i

function listRank(name: string, resource: string): number {
  if (plainName(name) === plainName(resource)) return 0
  const rank = listWrappers.indexOf(name.toLowerCase())
  return rank < 0 ? listWrappers.length + 1 : rank + 1
}
