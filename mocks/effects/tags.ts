import { isObject, type Json, type Operation } from '#openapi'

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
 * Gives the tag of a state: the same records have the same one.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 RFC 9110, ETag}
 */
export function tagOf(value: Json): string {
  let [one, other] = [0x811c9dc5, 0x01000193]
  const text = canonical(value)
  for (let index = 0; index < text.length; index += 1) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(index), 0x5bd1e995)
  }
  return `"${[one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')}"`
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
