import { isJson, isObject, type Json, type Model, type RequestBody, textOf } from '#openapi'
import { isXml, writeXml } from '#openapi/media'
import type { Form } from '../http/form.ts'
import { writeJson } from './json-text.ts'
import { type Encode, inBrackets, type WrittenPair, writePairs } from './write-parameter.ts'

/** A body as it travels. */
export interface WrittenBody {
  /** With what the media type needs to be read: `multipart/form-data; boundary=…`. */
  readonly contentType: string
  readonly text: string
}

/** One part of a form: its name, and its text. */
export interface FormPart {
  readonly name: string
  readonly text: string
  /** Absent: plain text. */
  readonly mediaType?: string
}

/** Writes a body in the media type that the document prefers: JSON, XML, a form, or else the text that it is. */
export function writeBody(model: Model, requestBody: RequestBody | undefined, value: Json, form: Form = {}): WrittenBody {
  const { mediaType = 'application/json' } = requestBody ?? {}
  if (isForm(mediaType)) {
    const pairs = pairsOf(requestBody, value, encodeInForm)
    return { contentType: mediaType, text: pairs.map((pair) => pair.join('=')).join('&') }
  }
  if (isMultipart(mediaType)) return multipart(mediaType, partsOf(value))
  if (typeof value === 'string' && !isJson(mediaType)) return { contentType: mediaType, text: value }
  if (isXml(mediaType)) return { contentType: mediaType, text: writeXml(model, requestBody?.schema, value) }
  return { contentType: mediaType, text: writeJson(value, form) }
}

/** Whether a media type is that of a form in one line. */
export const isForm = (mediaType: string): boolean => /^application\/x-www-form-urlencoded\b/i.test(mediaType)

/** Whether a media type is that of a form in parts. */
export const isMultipart = (mediaType: string): boolean => /^multipart\/form-data\b/i.test(mediaType)

/** A mark in the place of a secret stays as it is. */
const encodeInForm: Encode = (text) =>
  text
    .split(/(⟦\w+⟧)/)
    .map((part, index) => (index % 2 === 1 ? part : new URLSearchParams([['', part]]).toString().slice(1)))
    .join('')

function pairsOf(requestBody: RequestBody | undefined, value: Json, encode: Encode): readonly WrittenPair[] {
  if (!isObject(value)) return []
  const { encoding = {} } = requestBody?.contents.find(({ mediaType }) => mediaType === requestBody.mediaType) ?? {}
  return Object.entries(value).flatMap(([name, one]) => {
    const { style, explode, contentType } = encoding[name] ?? {}
    const mediaType = contentType !== undefined && isJson(contentType) ? { mediaType: contentType } : {}
    if (style !== undefined || contentType !== undefined || !isNested(one))
      return writePairs(
        name,
        one,
        { ...(style ? { style } : {}), ...(explode === undefined ? {} : { explode }), ...mediaType },
        encode,
      )
    return inBrackets(name, one, encode)
  })
}

/** A list of texts is written one by one; what is deeper has no form of its own. */
const isNested = (value: Json): boolean =>
  isObject(value) || (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null))

/** The parts that a value is sent as in `multipart/form-data`: each item of a list is one. */
export function partsOf(value: Json): readonly FormPart[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, one]) =>
    (Array.isArray(one) ? one : [one]).map((item) => partOf(name, item as Json)),
  )
}

const partOf = (name: string, value: Json): FormPart =>
  typeof value === 'object' && value !== null
    ? { name, text: JSON.stringify(value), mediaType: 'application/json' }
    : { name, text: textOf(value) }

/** @see {@link https://www.rfc-editor.org/rfc/rfc7578 RFC 7578, multipart/form-data} */
function multipart(mediaType: string, parts: readonly FormPart[]): WrittenBody {
  const boundary = boundaryFor(parts)
  const written = parts.map(({ name, text, mediaType: type }) => {
    const head = [`Content-Disposition: form-data; name="${quoted(name)}"`, ...(type ? [`Content-Type: ${type}`] : [])]
    return `--${boundary}\r\n${head.join('\r\n')}\r\n\r\n${text}\r\n`
  })
  return { contentType: `${mediaType}; boundary=${boundary}`, text: `${written.join('')}--${boundary}--\r\n` }
}

/** A line that no part has in it. */
function boundaryFor(parts: readonly FormPart[]): string {
  let boundary = 'doublecheck-part'
  while (parts.some(({ text }) => text.includes(boundary))) boundary += 'x'
  return boundary
}

const quoted = (name: string): string => name.replaceAll('"', '%22').replaceAll(/[\r\n]/g, ' ')
