import { type Content, type Document, isJson, type Json, readJson as parseJson, type RequestBody } from '#openapi'
import { isXml, readXml, typed } from '#openapi/media'
import { nested } from './inputs.ts'
import { readParts } from './multipart.ts'
import { bareType, covers } from './negotiate.ts'

/** A body that was read, or why it could not be. */
export type ReadBody =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly value: Json | undefined; readonly content: Content; readonly mediaType: string }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'unsupported'; readonly detail: string }

/**
 * Reads a body in the media type it says it has, where the document knows that one.
 *
 * @param contentType Value of the header `Content-Type`.
 */
export function readBody(
  document: Document,
  { contents, mediaType }: RequestBody,
  contentType: string | undefined,
  text: string,
): ReadBody {
  if (text === '') return { kind: 'absent' }
  const type = bareType(contentType ?? mediaType)
  const content = contentFor(contents, type)
  if (!content) {
    const known = contents.map((one) => one.mediaType).join(', ')
    return { kind: 'unsupported', detail: `The body is ${type}; it can be ${known}.` }
  }
  if (isJson(type)) return readJson(text, content, type)
  if (type === 'application/x-www-form-urlencoded') {
    return {
      kind: 'read',
      value: typed(document, content.schema, nested([...new URLSearchParams(text)])),
      content,
      mediaType: type,
    }
  }
  if (type === 'multipart/form-data') {
    const parts = readParts(text, contentType ?? '')
    if (!parts)
      return { kind: 'unreadable', detail: 'The body is not multipart/form-data with the boundary in its Content-Type.' }
    const fields = parts.map((part) => [part.name, part.text] as const)
    return { kind: 'read', value: typed(document, content.schema, nested(fields)), content, mediaType: type }
  }
  if (isXml(type)) {
    const value = readXml(document, content.schema, text)
    if (value === undefined) return { kind: 'unreadable', detail: 'The body is not well-formed XML.' }
    return { kind: 'read', value: typed(document, content.schema, value), content, mediaType: type }
  }
  const value = type.startsWith('text/') ? typed(document, content.schema, text) : undefined
  return { kind: 'read', value, content, mediaType: type }
}

/** Who sends a text without saying what it is means what is documented. */
const contentFor = (contents: readonly Content[], type: string): Content | undefined =>
  contents.find((one) => bareType(one.mediaType) === type) ??
  contents.find((one) => covers(bareType(one.mediaType), type)) ??
  (isJson(type) ? contents.find((one) => isJson(one.mediaType)) : undefined)

function readJson(text: string, content: Content, mediaType: string): ReadBody {
  const read = parseJson(text)
  if ('value' in read) return { kind: 'read', value: read.value, content, mediaType }
  // What the parser says is for people who know the body: it may point into a secret.
  return { kind: 'unreadable', detail: 'The body is not valid JSON.' }
}
