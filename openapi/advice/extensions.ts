import type { Document } from '../model/document.ts'
import type { Json } from '../model/model.ts'
import { childPointer, Place } from '../model/place.ts'
import { isObject, lookUp } from '../model/plain.ts'
import type { Problem } from '../read/error.ts'
import type { Check } from './check.ts'
import type { Kind, Visited } from './visit.ts'

interface Extension {
  readonly kinds: readonly Kind[]
  /** What its value has to be, in words. */
  readonly form: string
  readonly holds: (value: Json) => boolean
}

const schemaKinds = ['schema', 'requestSchema', 'responseSchema'] as const
const exampleKinds = ['example', 'requestExample', 'responseExample'] as const
const isName = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isCount = (value: Json): boolean => Number.isInteger(value) && Number(value) >= 0

/** The extensions there are, where each may stand, and what it holds; described in `openapi/extensions.md`. */
const extensions: Readonly<Record<string, Extension>> = {
  'x-undo': { kinds: ['operation'], form: 'a Link Object', holds: isObject },
  'x-safe': { kinds: ['operation'], form: '`true`', holds: (value) => value === true },
  'x-alternative-of': { kinds: ['operation'], form: 'an `operationId`', holds: isName },
  'x-rejections': { kinds: ['document', 'operation'], form: 'an object', holds: isObject },
  'x-credential': { kinds: ['securityScheme', 'example', 'requestExample'], form: 'a text', holds: isName },
  'x-identity': { kinds: schemaKinds, form: '`true`', holds: (value) => value === true },
  'x-volatile': {
    kinds: ['schema', 'responseSchema'],
    form: '`now`, `unique` or `any`',
    holds: (value) => value === 'now' || value === 'unique' || value === 'any',
  },
  'x-after': {
    kinds: ['example', 'requestExample'],
    form: 'a list of `operationId/example`',
    holds: (value) => Array.isArray(value) && value.every(isName),
  },
  'x-unpaired': { kinds: ['example', 'responseExample'], form: 'a description of when the response is returned', holds: isName },
  'x-profiles': {
    kinds: schemaKinds,
    form: 'an object with references to schemas',
    holds: (value) =>
      isObject(value) && Object.values(value).every((place) => typeof place === 'string' && place.startsWith('#/')),
  },
  'x-min-bytes': { kinds: schemaKinds, form: 'a number of bytes', holds: isCount },
  'x-max-bytes': { kinds: schemaKinds, form: 'a number of bytes', holds: isCount },
  'x-values': {
    kinds: ['example', 'responseExample'],
    form: 'an object with JSON Pointers, `{ in, text, join }` objects, or lists of those',
    holds: (value) => isObject(value) && Object.values(value).every((entry) => [entry].flat().every(isValuePlace)),
  },
  'x-evidence': {
    kinds: ['operation', 'parameter', 'requestBody', 'response', 'header', 'securityScheme', ...schemaKinds, ...exampleKinds],
    form: '`documented` or `observed` with the source',
    holds: (value) => isObject(value) && isEvidence(Object.entries(value)),
  },
}

const isEvidence = (entries: readonly (readonly [string, Json])[]): boolean =>
  entries.length === 1 && entries.every(([level, source]) => (level === 'documented' || level === 'observed') && isName(source))

function isValuePlace(value: Json): boolean {
  if (!isObject(value)) return typeof value === 'string'
  const { in: place, text, join = '', ...others } = value
  return [place, text, join].every((one) => typeof one === 'string') && Object.keys(others).length === 0
}

/** Every extension of ours stands where it means something, and holds what it can mean. Others are passed over, unless they are nearly ours. */
export const checkExtensions: Check = (document, visited) => [
  ...visited.flatMap((place) => extensionsIn(place).flatMap((name) => checkExtension(document, place, name))),
  ...mapsOf(document).flatMap(([place, names]) => names.flatMap((name) => misplaced(document, place, name))),
]

const extensionsIn = ({ fields }: Pick<Visited, 'fields'>): readonly string[] =>
  Object.keys(fields).filter((name) => name.startsWith('x-'))

function checkExtension(document: Document, place: Visited, name: string): readonly Problem[] {
  const extension = lookUp(extensions, name)
  if (!extension?.kinds.some((kind) => place.kinds.has(kind))) return misplaced(document, place.pointer, name)
  if (extension.holds(place.fields[name] ?? null)) return []
  const where = document.locate(childPointer(place.pointer, name))
  return [{ what: `\`${name}\` has an invalid value.`, where, next: `Write ${extension.form}.` }]
}

function misplaced({ locate }: Document, pointer: string, name: string): readonly Problem[] {
  const extension = lookUp(extensions, name)
  const meant = extension ? undefined : Object.keys(extensions).find((known) => isNearly(known, name))
  if (!extension && meant === undefined) return []
  const where = locate(childPointer(pointer, name))
  if (!extension) return [{ what: `There is no extension \`${name}\`.`, where, next: `If you mean \`${meant}\`, write that.` }]
  const places = extension.kinds.map((kind) => words[kind] ?? kind)
  return [{ what: `\`${name}\` has no meaning here.`, where, next: `It belongs on: ${[...new Set(places)].join(', ')}.` }]
}

/** Whether one letter, left out, added, changed or swapped with the next, makes one of the other; case does not count. */
function isNearly(one: string, other: string): boolean {
  const [known, given] = [one.toLowerCase(), other.toLowerCase()]
  let start = 0
  while (start < known.length && known[start] === given[start]) start += 1
  const [left, right] = [known.slice(start), given.slice(start)]
  const swapped = `${left[1] ?? ''}${left[0] ?? ''}${left.slice(2)}`
  return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1) || swapped === right
}

const words: Partial<Record<Kind, string>> = {
  requestSchema: 'schema of a request',
  responseSchema: 'schema of a response',
  requestExample: 'request example',
  responseExample: 'response example',
  requestBody: 'request body',
  securityScheme: 'security scheme',
}

/** `paths` and `responses` are objects of named things that may have extensions all the same. */
function mapsOf({ model }: Document): readonly (readonly [string, readonly string[]])[] {
  const places = ['#/paths', ...model.operations.map(({ pointer }) => `${pointer}/responses`)]
  return places.map((pointer) => [pointer, extensionsIn(new Place(model.root, pointer))] as const)
}
