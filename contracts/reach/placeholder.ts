import {
  type Document,
  escapeKey,
  type Field,
  type Json,
  type Operation,
  type RequestExample,
  schemaAt,
  schemaBelow,
  valueAt,
  withField,
} from '#openapi'
import { type Collection, type Effect, effectsOf, keySchemaOf, parameterIn, sentAt } from '#openapi/effects'
import { valueFor } from '#openapi/values'
import { nestedReferencesOf, placesIn } from './nested-references.ts'

/**
 * Puts the same key for the same record into the requests of all operations: it stands for nothing else, and is replaced by the key of an
 * actual one. In the path, and where what is sent names a record of another collection.
 */
export function withPlaceholders(document: Document, operation: Operation, request: RequestExample): RequestExample {
  const inPath = operation.parameters.flatMap(({ in: place, name, schema }) => {
    const collection = place === 'path' ? collectionOf(document, operation, name) : undefined
    return collection ? [{ field: `path.${name}`, collection, schema }] : []
  })
  const all = [...inPath, ...ownKeyIn(document, operation, request), ...referencesIn(document, operation, request)]
  return all.reduce((named, { field, collection, schema }) => {
    const way = wayTo(document, collection)
    if (way === 'empty list' && field.startsWith('body')) return withoutReference(document, operation, named, field)
    const key = way === 'none' ? undefined : placeholder(document, collection, schema)
    return key === undefined ? named : withField(named, field, key)
  }, request)
}

/** What an update says of the key of its record: with another one it would give it a new key. */
function ownKeyIn(document: Document, operation: Operation, { body }: RequestExample) {
  const { value: effect } = effectsOf(document).of(operation)
  const { requestBody } = operation
  if ((effect.kind !== 'replace' && effect.kind !== 'update') || !requestBody || !effect.key?.startsWith('path.')) return []
  const { of: collection } = effect
  const at = sentAt(document.model, operation, collection)
  const property = collection.key?.property
  if (at === undefined || property === undefined) return []
  const place = `${at}/${escapeKey(property)}`
  const schema = schemaBelow(document.model.root, requestBody.schema, place)
  return schema === undefined || valueAt(body, place) === undefined
    ? []
    : [{ field: `body${place}` as const, collection, schema }]
}

/** Leaves out a property that names a record which nobody can have, where the document allows that. */
function withoutReference(document: Document, { requestBody }: Operation, request: RequestExample, field: Field): RequestExample {
  const less = withField(request, field, undefined)
  if (!requestBody || less.body === undefined) return request
  return document.validate(requestBody.schema, less.body, 'request').length === 0 ? less : request
}

const collectionOf = (document: Document, { path }: Operation, parameter: string): Collection | undefined =>
  effectsOf(document).collections.find((one) => parameterIn(one, path) === parameter)

/** Lists the properties of what is sent that name a record of another collection, as fields of the request. */
export function referencesIn(document: Document, operation: Operation, { body }: RequestExample) {
  const { value: effect } = effectsOf(document).of(operation)
  const { requestBody } = operation
  const at = 'of' in effect ? sentAt(document.model, operation, effect.of) : undefined
  if (!('of' in effect) || !requestBody || at === undefined || valueAt(body, at) === undefined) return []
  const own = [...effect.of.references].map(([property, collection]) => ({ place: `${at}/${escapeKey(property)}`, collection }))
  const nested = nestedReferencesOf(document, operation).flatMap(({ place, collection }) =>
    placesIn(body, place).map((one) => ({ place: one, collection })),
  )
  return [...own, ...nested].flatMap(({ place, collection }) => {
    // What is created is no record yet.
    if (effect.kind === 'create' && collection.path === effect.of.path) return []
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

/** How records of a collection can be had: created, or taken from a list that is not always empty. */
function wayTo(document: Document, of: Collection): 'create' | 'list' | 'empty list' | 'none' {
  if (hasEffect(document, of, 'create')) return 'create'
  if (!hasEffect(document, of, 'list')) return 'none'
  // Of a parent that is not listed the run has only what it has just created itself: nothing is below that.
  return of.parent && !isListed(document, of.parent) && wayTo(document, of.parent) !== 'none' ? 'empty list' : 'list'
}

const isListed = (document: Document, of: Collection): boolean =>
  hasEffect(document, of, 'list') && (of.parent === undefined || isListed(document, of.parent))

const hasEffect = (document: Document, { path }: Collection, kind: Effect['kind']): boolean =>
  document.model.operations.some((operation) => {
    const { value } = effectsOf(document).of(operation)
    const does = value.kind === kind || (kind === 'create' && 'creates' in value)
    return does && 'of' in value && value.of.path === path
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
