import type { Json } from '../model/model.ts'
import { isObject } from '../model/plain.ts'
import { textOf } from '../model/text.ts'
import { DocumentError } from './error.ts'
import type { Parsed } from './parse.ts'

/** The editions of OpenAPI, by what a document says of itself. */
export type Version = '2.0' | '3.0' | '3.1' | '3.2'

/**
 * Reads which edition of OpenAPI a document is written in. A later 3.x is read as 3.2, so far as it goes.
 *
 * @throws {DocumentError} `version`, for anything else.
 * @see {@link https://spec.openapis.org/oas/latest.html#openapi-object OpenAPI Object}
 */
export function versionOf({ data, where, positions }: Parsed): Version {
  const fields = isObject(data) ? data : {}
  const text = textOf(fields.openapi ?? fields.swagger)
  if ('swagger' in fields && text.startsWith('2')) return '2.0'
  const match = /^3\.(\d+)/.exec(text)
  if (match) return minor[Number(match[1])] ?? '3.2'
  const key = 'openapi' in fields ? 'openapi' : 'swagger'
  const what = key in fields ? `The version ${JSON.stringify(fields[key])} of OpenAPI is not supported.` : whatIsNoDocument(data)
  const next = 'Start with `openapi: 3.1.1` (2.0, 3.0, 3.1 and 3.2 are supported), or choose another file.'
  throw new DocumentError('version', [{ what, where: where(positions.offsetOf([key])), next }])
}

const minor = ['3.0', '3.1', '3.2'] as const satisfies readonly Version[]

function whatIsNoDocument(data: Json): string {
  if (!isObject(data)) return 'This is not an OpenAPI document: it is not an object.'
  if ('overlay' in data) return 'This is an Overlay, not an OpenAPI document: pass it with --overlay.'
  if ('asyncapi' in data) return 'This is an AsyncAPI document, not an OpenAPI document.'
  return 'This is not an OpenAPI document: it has neither `openapi` nor `swagger`.'
}
