import { preferredContent, readContents, valueOfExample } from './contents.ts'
import { readEvidence } from './evidence.ts'
import { exampleOf } from './inputs.ts'
import type { readLink } from './links.ts'
import type { Answer, Content, Evidence, Header, Response, StatusKey, ValuePlace } from './model.ts'
import { Place } from './place.ts'
import { isObject, objectOf, present } from './plain.ts'
import { statusOf } from './status.ts'
import { textOf } from './text.ts'
import { asHeaderValue, isToken } from './token.ts'

/**
 * Builds a documented answer.
 *
 * @param reading `known`: every status the operation documents. `bodyless`: name of the one answer of a response that has no content.
 *   `link`: reads a Link; absent: none is read.
 */
export function buildResponse(
  place: Place,
  status: StatusKey,
  inherited: Evidence,
  { known = [status], bodyless = String(status), link }: Reading = {},
): Response {
  const evidence = readEvidence(place, inherited)
  const headers = place.entries('headers').flatMap(([name, header]) => (isHeader(name) ? [buildHeader(name, header)] : []))
  const contents = readContents(place)
  const preferred = preferredContent(contents)
  const common = { headers, ...present({ mediaType: preferred?.mediaType, schema: preferred?.schema }) }
  const shared = { ...common, status: statusOf(status, known), evidence }
  const empty: Answer = { name: bodyless, pointer: place.pointer, values: {}, ...shared }
  const examples = preferred ? examplesOf(place.root, preferred, shared) : [empty]
  const links = link ? place.entries('links').map(([name, one]) => link(name, one)) : []
  const description = place.text('description') ?? ''
  return { pointer: place.pointer, description, evidence, status, ...common, contents, examples, links }
}

interface Reading {
  readonly known?: readonly StatusKey[]
  readonly bodyless?: string
  readonly link?: typeof readLink | undefined
}

/** `Content-Type` is described by the media types, and what is not a token cannot be sent. */
const isHeader = (name: string): boolean => isToken(name) && name.toLowerCase() !== 'content-type'

type Shared = Omit<Answer, 'name' | 'pointer' | 'values' | 'value'>

const examplesOf = (root: Place['root'], { pointer }: Content, shared: Shared): readonly Answer[] =>
  new Place(root, pointer).entries('examples').map(([name, example]) => ({
    name,
    pointer: example.pointer,
    values: readValues(example),
    ...shared,
    evidence: readEvidence(example, shared.evidence),
    ...valueOfExample(example),
  }))

function buildHeader(name: string, place: Place): Header {
  const [content] = place.entries('content')
  const example = exampleOf(place) ?? (content && exampleOf(content[1]))
  const schema = place.schema('schema') ?? content?.[1].schema('schema') ?? place.pointer
  const required = place.fields.required === true
  const text = example === undefined ? undefined : asHeaderValue(textOf(example))
  const written = present({ explode: place.fields.explode === true || undefined, mediaType: content?.[0], example: text })
  return { name, required, pointer: place.pointer, schema, ...written }
}

/** Reads `x-values` of a response example. */
export function readValues(example: Place): Answer['values'] {
  const values = Object.entries(objectOf(example.fields['x-values']))
  return Object.fromEntries(values.map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(readValuePlace)]))
}

function readValuePlace(value: unknown): ValuePlace {
  const place: Readonly<Record<string, unknown>> = isObject(value) ? value : { in: value }
  const at = typeof place.in === 'string' ? place.in : ''
  const text = typeof place.text === 'string' ? place.text : undefined
  return { at, ...present({ text, join: typeof place.join === 'string' ? place.join : undefined }) }
}
