import {
  type Document,
  escapeKey,
  type Json,
  type Operation,
  propertiesAt,
  type RequestExample,
  schemaAt,
  schemaBelow,
  valueAt,
  withField,
} from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import { requestOf } from '#openapi/values'
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
  return best && withNeighbours(document, operation, { request: best.request, at, than })
}

/** What came out the same gets another value that is valid too: a number beside it, another of an enumeration. */
function withNeighbours(
  document: Document,
  { requestBody }: Operation,
  { request, at, than }: { readonly request: RequestExample; readonly at: string; readonly than: Fields },
): RequestExample {
  const schema = requestBody?.schema ?? ''
  const fields = fieldsIn(valueAt(request.body, at)) ?? {}
  const same = Object.keys(fields).filter((name) => name in than && isSame(than[name] ?? null, fields[name]))
  return same.reduce((known, name) => {
    const place = `${at}/${escapeKey(name)}`
    const others = neighboursOf(document, schemaBelow(document.model.root, schema, place), fields[name])
    const changed = others.map((value) => withField(known, `body${place}`, value))
    return changed.find(({ body }) => document.validate(schema, body, 'request').length === 0) ?? known
  }, request)
}

function neighboursOf({ model }: Document, schema: string | undefined, value: Json | undefined): readonly Json[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value - 1, value + 1]
  const { enum: known } = (schema === undefined ? undefined : schemaAt(model, schema)) ?? {}
  return Array.isArray(known) ? known.filter((one) => one !== value) : []
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
