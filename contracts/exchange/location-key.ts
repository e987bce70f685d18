import {
  type Document,
  type ExchangeValues,
  escapeKey,
  isObject,
  type Json,
  type Operation,
  schemaAt,
  valueAt,
  withValueAt,
} from '#openapi'
import { type Collection, effectsOf, keySchemaOf } from '#openapi/effects'

/**
 * Gives an exchange as if its response said the key of what it created, where only its `Location` does: what reads the record, lists it
 * and removes it finds the key where a record has it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2 RFC 9110, 201 Created}
 */
export function withLocatedKey(document: Document, operation: Operation, values: ExchangeValues): ExchangeValues {
  const { value: made } = effectsOf(document).of(operation)
  const { location } = values.response.headers
  const { body } = values.response
  if (made.kind !== 'create' || made.key !== undefined || location === undefined || (body !== undefined && !isObject(body)))
    return values
  const property = made.of.key?.property
  const place = `${made.at}/${escapeKey(property ?? '')}`
  const key = property === undefined ? undefined : keyIn(location, values.url, made.of)
  if (key === undefined || valueAt(body, place) !== undefined) return values
  return {
    ...values,
    response: { ...values.response, body: withValueAt(body ?? {}, place, typed(document, made.of, key)) ?? {} },
  }
}

/** The key that a `Location` says where the body says another; undefined where both say the same, or one says nothing. */
export function otherLocatedKey(
  document: Document,
  operation: Operation,
  body: Json | undefined,
  location: string | undefined,
): { readonly said: Json; readonly located: string } | undefined {
  const { value: made } = effectsOf(document).of(operation)
  const property = made.kind === 'create' ? made.of.key?.property : undefined
  if (made.kind !== 'create' || property === undefined || location === undefined || body === undefined) return undefined
  const said = valueAt(body, `${made.at}/${escapeKey(property)}`)
  const located = keyIn(location, 'http://localhost/', made.of)
  const isKey = typeof said === 'string' || typeof said === 'number'
  return !isKey || located === undefined || String(said).toLowerCase() === located.toLowerCase() ? undefined : { said, located }
}

/** The key in the place of a record. A place that is not one of the collection's records has none: it may be that of something else. */
function keyIn(location: string, url: string, { path: whole, itemPath, key }: Collection): string | undefined {
  const template = segmentsOf(itemPath ?? '')
  const at = template.indexOf(`{${key?.parameter}}`)
  if (at < 0 || !URL.canParse(location, url)) return undefined
  // `/calls/{sid}.json` beside `/calls.json`: the suffix of all paths is no part of the key.
  const [suffix = ''] = /\.(json|xml|yaml)$/.exec(whole) ?? []
  const { pathname } = new URL(location, url)
  const bare = pathname.endsWith(suffix) ? pathname.slice(0, pathname.length - suffix.length) : pathname
  const path = segmentsOf(bare).slice(-template.length)
  const isOne = path.length === template.length && template.every((part, index) => part.includes('{') || part === path[index])
  return isOne ? decode(path[at] ?? '') : undefined
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '')

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function typed({ model }: Document, collection: Collection, key: string): Json {
  const place = keySchemaOf(model, collection)
  const types = [place === undefined ? undefined : schemaAt(model, place)?.type].flat()
  const isNumber = types.includes('integer') || types.includes('number')
  return isNumber && key.trim() !== '' && String(Number(key)) === key ? Number(key) : key
}
