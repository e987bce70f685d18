import { type Content, type Document, isJson, type Json, type RequestBody } from '#openapi'
import { nested } from './inputs.ts'
import { bareType, covers } from './negotiate.ts'
import { typed } from './typed.ts'

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
      return { kind: 'unreadable', detail: 'The body is not multipart/form-data with the boundary its Content-Type names.' }
    return { kind: 'read', value: typed(document, content.schema, nested(parts)), content, mediaType: type }
  }
  return { kind: 'read', value: type.startsWith('text/') ? text : undefined, content, mediaType: type }
}

/** Who sends a text without saying what it is means what is documented. */
const contentFor = (contents: readonly Content[], type: string): Content | undefined =>
  contents.find((one) => bareType(one.mediaType) === type) ??
  contents.find((one) => covers(bareType(one.mediaType), type)) ??
  (isJson(type) ? contents.find((one) => isJson(one.mediaType)) : undefined)

function readJson(text: string, content: Content, mediaType: string): ReadBody {
  try {
    return { kind: 'read', value: JSON.parse(text) as Json, content, mediaType }
  } catch {
    // The error of the parser quotes the body, and there may be secrets in it.
    return { kind: 'unreadable', detail: 'The body is not valid JSON.' }
  }
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc7578 RFC 7578, multipart/form-data} */
function readParts(text: string, contentType: string): readonly (readonly [string, Json])[] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined || !text.includes(`--${boundary}`)) return undefined
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => {
      const [head = '', ...rest] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/)
      const name = /name="([^"]*)"/i.exec(head)?.[1]
      return name === undefined ? [] : [[name, rest.join('\r\n\r\n').replace(/\r?\n$/, '')] as const]
    })
}
