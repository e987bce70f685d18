import { readJson } from '#openapi'
import type { ShowForm } from '../handlers/show-form.ts'
import { isSecretFormField } from '../sandboxes/form-fields.ts'
import { hidden, hideNamed } from '../sandboxes/secrets.ts'
import { type FormPart, readParts } from './multipart.ts'

/** Shows the body of a form field by field, the secret ones hidden; a file by its name, type and size. */
export const showForm: ShowForm = (contentType = '', body, names, found) => {
  const fields = body === '' ? undefined : fieldsOf(contentType, body)
  if (!fields) return undefined
  const shown = new Map<string, unknown>()
  for (const [name, value] of fields) {
    const one = shownField(name, value, names, found)
    const before = shown.get(name)
    shown.set(name, before === undefined || one === hidden ? one : [before, one].flat())
  }
  return Object.fromEntries(shown)
}

/** What is sent of a field: a text, or what is told of a file. */
type Field = readonly [name: string, value: string | object]

function fieldsOf(contentType: string, body: string): readonly Field[] | undefined {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return [...new URLSearchParams(body)]
  if (!/^multipart\/form-data\b/i.test(contentType)) return undefined
  return readParts(body, contentType)?.map((part) => [part.name, part.file === undefined ? part.text : fileOf(part.file, part)])
}

/** The size of what is not text is not known any more: it was decoded. */
function fileOf(name: string, { text, mediaType }: FormPart): object {
  const size = text.includes('\uFFFD') ? {} : { size: new TextEncoder().encode(text).length }
  return { name, ...(mediaType === undefined ? {} : { type: mediaType }), ...size }
}

function shownField(name: string, value: string | object, names: ReadonlySet<string>, found: Set<string>): unknown {
  const read = typeof value === 'string' ? readObject(value) : value
  if (!isSecretFormField(name, names)) return hideNamed(read, names, found)
  // Of JSON also what is in it: a response may repeat a part of it.
  if (typeof value === 'string') hideNamed({ text: value, read }, new Set(['text', 'read']), found)
  return hidden
}

/** A part may be JSON that has secrets of its own. */
function readObject(text: string): unknown {
  const read = /^\s*[[{]/.test(text) ? readJson(text) : {}
  return 'value' in read ? read.value : text
}
