import { type Document, escapeKey, type Json, keysOf, type Operation, type RequestExample, valueAt, withField } from '#openapi'
import { effectsOf } from '#openapi/effects'

/**
 * Leaves the key out of a request that creates a record, where the document allows it: so that the server gives one that nobody has.
 * A key that was made up is perhaps that of a record which is there, and a creation with it would replace that.
 */
export function withoutKey(document: Document, operation: Operation, request: RequestExample): RequestExample {
  const { value: effect } = effectsOf(document).of(operation)
  const { requestBody } = operation
  if (effect.kind !== 'create' || !effect.key?.startsWith('body/') || !requestBody) return request
  const keys = keysOf(effect.key.slice('body'.length))
  const own = keys.at(-1) ?? ''
  const place = keys
    .slice(0, -1)
    .map((key) => `/${escapeKey(key)}`)
    .join('')
  const record = valueAt(request.body, place)
  if (typeof record !== 'object' || record === null || !(own in record)) return request
  const { [own]: _, ...rest } = record as Readonly<Record<string, Json>>
  const less = withField(request, `body${place}`, rest)
  return document.validate(requestBody.schema, less.body, 'request').length === 0 ? less : request
}
