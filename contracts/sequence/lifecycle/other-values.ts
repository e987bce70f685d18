import {
  type Document,
  escapeKey,
  itemsAt,
  type Json,
  type Operation,
  propertiesAt,
  type RequestExample,
  schemaBelow,
  valueAt,
  withField,
} from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import { requestOf, valueFor } from '#openapi/values'
import { choicesAt } from '../../cases/choices.ts'
import { type Fields, fieldsIn, isSame } from '../../exchange/same-value.ts'
import { withPlaceholders } from '../../reach/placeholder.ts'
import { withoutKey } from '../../reach/without-key.ts'

/**
 * Gives a valid request whose record has other values than a given one, in as many properties as can be.
 *
 * @param than Properties of the record that is to be another.
 * @param nor Those of one more record that it is to be unlike, as far as can be.
 */
export function otherValues(
  document: Document,
  operation: Operation,
  { collection, than, nor }: { readonly collection: Collection; readonly than: Fields; readonly nor?: Fields },
): RequestExample | undefined {
  const at = sentAt(document.model, operation, collection)
  if (at === undefined) return undefined
  const found = seeds.flatMap((seed) => {
    const asked = requestOf(document, { ...operation, pairs: [] }, `${operation.id} ${seed}`)
    if ('reason' in asked) return []
    const request = withPlaceholders(document, operation, withoutKey(document, operation, asked.request))
    const fields = fieldsIn(valueAt(request.body, at)) ?? {}
    const others = nor === undefined ? 0 : differing(fields, nor).length
    return [{ request, differs: differing(fields, than).length + others / 1_000 }]
  })
  const [best] = found.toSorted((one, other) => other.differs - one.differs)
  return best && withNeighbours(document, operation, { request: best.request, at, than, nor })
}

/** What came out the same gets another value that is valid too: a number beside it, another of an enumeration. */
function withNeighbours(
  document: Document,
  { requestBody }: Operation,
  {
    request,
    at,
    than,
    nor = {},
  }: { readonly request: RequestExample; readonly at: string; readonly than: Fields; readonly nor?: Fields | undefined },
): RequestExample {
  const schema = requestBody?.schema ?? ''
  const fields = fieldsIn(valueAt(request.body, at)) ?? {}
  const isOf = (of: Fields, name: string, value: Json | undefined) => name in of && isSame(of[name] ?? null, value)
  const same = Object.keys(fields).filter((name) => [than, nor].some((of) => isOf(of, name, fields[name])))
  return same.reduce((known, name) => {
    const place = `${at}/${escapeKey(name)}`
    const others = neighboursOf(document, schemaBelow(document.model.root, schema, place), fields[name])
    const best = others.filter((value) => !isOf(than, name, value)).toSorted((one) => (isOf(nor, name, one) ? 1 : -1))
    // What is already another than the one record's becomes no less so for the sake of the other.
    const better = isOf(than, name, fields[name]) ? best : best.filter((value) => !isOf(nor, name, value))
    const changed = better.map((value) => withField(known, `body${place}`, value))
    return changed.find(({ body }) => document.validate(schema, body, 'request').length === 0) ?? known
  }, request)
}

function neighboursOf(document: Document, schema: string | undefined, value: Json | undefined): readonly Json[] {
  const { model } = document
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value - 1, value + 1]
  const known = schema === undefined ? [] : choicesAt(model, schema)
  if (known.length > 0) return known.filter((one) => one !== value)
  const items = Array.isArray(value) && schema !== undefined ? itemsAt(model.root, schema) : undefined
  const made = items === undefined ? undefined : valueFor(document, items, { direction: 'request', seed: 'another' })
  if (made && 'value' in made) return [[made.value]]
  return typeof value === 'string' ? [`${value} more`.trim(), `${value}x`] : []
}

const seeds = ['one', 'two', 'three', 'four', 'five', 'six'] as const

const differing = (fields: Fields, than: Fields): readonly string[] =>
  Object.keys(fields).filter((name) => name in than && !isSame(than[name] ?? null, fields[name]))

/**
 * Takes of a change the one property that becomes another, so that the rest has to stay: what a merge is for.
 *
 * @returns The request as it is, where it is not valid with less.
 */
export function withOneChange(
  document: Document,
  operation: Operation,
  { request, collection, than }: { readonly request: RequestExample; readonly collection: Collection; readonly than: Fields },
): RequestExample {
  const at = sentAt(document.model, operation, collection)
  const fields = at === undefined ? undefined : fieldsIn(valueAt(request.body, at))
  if (at === undefined || !fields || operation.requestBody === undefined) return request
  const { schema } = operation.requestBody
  for (const name of differing(fields, than)) {
    const less = withField(request, `body${at}`, { [name]: fields[name] as Json })
    if (document.validate(schema, less.body, 'request').length === 0) return less
  }
  return request
}

/** Makes one property null that a record has; undefined where none may be. */
export function withNothing(
  document: Document,
  operation: Operation,
  { request, collection, than }: { readonly request: RequestExample; readonly collection: Collection; readonly than: Fields },
): RequestExample | undefined {
  const at = sentAt(document.model, operation, collection)
  const { schema } = operation.requestBody ?? {}
  if (at === undefined || schema === undefined) return undefined
  const known = propertiesAt(document.model.root, schemaBelow(document.model.root, schema, at) ?? schema)
  for (const name of known.keys()) {
    if (than[name] === undefined || than[name] === null) continue
    const less = withField(request, `body${at}`, { [name]: null })
    if (document.validate(schema, less.body, 'request').length === 0) return less
  }
  return undefined
}
