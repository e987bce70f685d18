import { type Document, isJson, type RequestBody } from '#openapi'
import { isXml } from '#openapi/media'
import { isInFields } from './as-text.ts'

/** A way to break a body, and its name. */
type Broken = readonly [name: string, change: (valid: string) => string]

const nothing: Broken = ['an empty body', () => '']
/** A body that ends before it is JSON: whoever accepts that reads none. */
export const cutShort: Broken = ['a body cut short', (valid) => valid.slice(0, Math.max(1, valid.length - 2))]

/** Lists them. A body that is neither JSON nor XML is as valid when it is shorter; an empty one is a form without fields. */
export function brokenBodies(document: Document, { mediaType, schema }: RequestBody): readonly Broken[] {
  if (isJson(mediaType)) return [cutShort, ['a list as body', (valid) => `[${valid}]`], nothing]
  if (isXml(mediaType)) return [cutShort, nothing]
  return isInFields(mediaType) && document.validate(schema, {}, 'request').length > 0 ? [nothing] : []
}
