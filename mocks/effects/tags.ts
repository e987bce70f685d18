import { isObject, type Json, type Model, type Operation, type Pointer, schemaAt } from '#openapi'
import { valueFor } from '#openapi/values'
import type { Act } from './decision.ts'

/** Whether an operation documents what depends on the state of a record: `ETag`, `If-Match`, `If-None-Match`, 304, 412 or 428. */
export function usesTags(operation: Operation): boolean {
  const known = tagged.get(operation) ?? documentsTags(operation)
  tagged.set(operation, known)
  return known
}

const tagged = new WeakMap<Operation, boolean>()

const documentsTags = ({ parameters, responses }: Operation): boolean =>
  parameters.some((one) => one.in === 'header' && /^if-(none-)?match$/i.test(one.name)) ||
  responses.some(
    ({ status, headers }) =>
      status === 304 || status === 412 || status === 428 || headers.some(({ name }) => name.toLowerCase() === 'etag'),
  )

/**
 * Gives the tag of a state: the same records have the same one, in a form that the document allows for it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 RFC 9110, ETag}
 */
export function tagFor({ document }: Pick<Act, 'document'>, value: Json): string {
  const hash = hashOf(value)
  const schemas = tagSchemas(document.model)
  const number = String(BigInt(`0x${hash}`))
  const known = [`"${hash}"`, `"${number}"`, `W/"${hash}"`, hash, number]
  const found = known.find((tag) => schemas.every((schema) => document.validate(schema, tag).length === 0))
  if (found !== undefined) return found
  const made = valueFor(document, schemas[0] ?? '', { direction: 'response', seed: hash })
  return 'value' in made && typeof made.value === 'string' ? made.value : `"${hash}"`
}

const rememberSchemas = new WeakMap<Model, readonly Pointer[]>()

/** The schemas a document has for tags, each once: what a response says has to be what a condition may say. */
function tagSchemas(model: Model): readonly Pointer[] {
  const known = rememberSchemas.get(model)
  if (known) return known
  const conditions = model.operations.flatMap(({ parameters }) => parameters.filter(({ in: place }) => place === 'header'))
  const headers = model.operations.flatMap(({ responses }) => responses.flatMap((one) => one.headers))
  const places = [...conditions, ...headers].filter(({ name }) => tagNames.test(name)).map(({ schema }) => schema)
  const schemas = [...new Map(places.map((place) => [JSON.stringify(schemaAt({ root: model.root }, place)), place])).values()]
  rememberSchemas.set(model, schemas)
  return schemas
}

const tagNames = /^(etag|if-(none-)?match)$/i

function hashOf(value: Json): string {
  let [one, other] = [0x811c9dc5, 0x01000193]
  const text = canonical(value)
  for (let index = 0; index < text.length; index += 1) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(index), 0x5bd1e995)
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The same text whatever the order of properties. */
const canonical = (value: Json): string =>
  JSON.stringify(value, (_, one: Json) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).toSorted(([first], [second]) => (first < second ? -1 : 1))) : one,
  )

/**
 * Whether a list of tags, as `If-Match` and `If-None-Match` have it, names a tag.
 *
 * @param weak Whether `W/"a"` names `"a"` too.
 */
export const namesTag = (list: string, tag: string, weak: boolean): boolean =>
  list.trim() === '*' ||
  list
    .split(',')
    .map((one) => one.trim())
    .some((one) => (weak ? one.replace(/^W\//, '') : one) === tag)
