import {
  type Document,
  escapeKey,
  type Json,
  type Operation,
  type RequestExample,
  schemaAt,
  schemaBelow,
  valueAt,
  withField,
} from '#openapi'
import { type Collection, effectsOf, keySchemaOf, parameterIn, sentAt } from '#openapi/effects'
import { valueFor } from '#openapi/values'

/**
 * Puts the same key for the same record into the requests of all operations: it stands for nothing else, and is replaced by the key of an
 * actual one. In the path, and where what is sent names a record of another collection.
 */
export function withPlaceholders(document: Document, operation: Operation, request: RequestExample): RequestExample {
  const inPath = operation.parameters.flatMap(({ in: place, name, schema }) => {
    const collection = place === 'path' ? collectionOf(document, operation, name) : undefined
    return collection ? [{ field: `path.${name}`, collection, schema }] : []
  })
  return [...inPath, ...referencesIn(document, operation, request)].reduce((named, { field, collection, schema }) => {
    const key = isMade(document, collection) ? placeholder(document, collection, schema) : undefined
    return key === undefined ? named : withField(named, field, key)
  }, request)
}

const collectionOf = (document: Document, { path }: Operation, parameter: string): Collection | undefined =>
  effectsOf(document).collections.find((one) => parameterIn(one, path) === parameter)

/** Lists the properties of what is sent that name a record of another collection, as fields of the request. */
export function referencesIn(document: Document, operation: Operation, { body }: RequestExample) {
  const { value: effect } = effectsOf(document).of(operation)
  const { requestBody } = operation
  const at = 'of' in effect ? sentAt(document.model, operation, effect.of) : undefined
  if (!('of' in effect) || !requestBody || at === undefined || valueAt(body, at) === undefined) return []
  return [...effect.of.references].flatMap(([property, collection]) => {
    // What is created is no record yet.
    if (effect.kind === 'create' && collection.path === effect.of.path) return []
    const place = `${at}/${escapeKey(property)}`
    const schema = schemaBelow(document.model.root, requestBody.schema, place)
    if (schema === undefined || valueAt(body, place) === undefined || !takesKey(document, schema, collection)) return []
    return [{ field: `body${place}`, collection, schema }]
  })
}

/** Whether a property can name a record: `fee` in cents is called like the records `/fees`, and is none of them. */
function takesKey({ model, validate }: Document, schema: string, collection: Collection): boolean {
  const property = keySchemaOf(model, collection)
  const types = property === undefined ? [] : [schemaAt(model, property)?.type].flat()
  return (
    !types.includes('string') || types.length > 1 || validate(schema, 'key', 'request').every(({ keyword }) => keyword !== 'type')
  )
}

/** Whether records of a collection can be had: created, or taken from a list. */
const isMade = (document: Document, { path }: Collection): boolean =>
  document.model.operations.some((operation) => {
    const { value } = effectsOf(document).of(operation)
    return (value.kind === 'create' || value.kind === 'list') && value.of.path === path
  })

/** A key that nothing else in a request is likely to be equal to. */
function placeholder(document: Document, { path }: Collection, schema: string): Json | undefined {
  const hash = hashOf(path)
  const id = `00000000-0000-4000-8000-${hash.toString(16).padStart(12, '0')}`
  const unlikely = [900_000_000 + hash, `record-of-${path.replace(/[^A-Za-z]+/g, '-')}`, id]
  const fitting = unlikely.find((value) => document.validate(schema, value, 'request').length === 0)
  if (fitting !== undefined) return fitting
  const made = valueFor(document, schema, { direction: 'request', seed: path })
  return 'value' in made ? made.value : undefined
}

const hashOf = (text: string): number =>
  Array.from(text).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7)
