import type { Answer, Evidence, Header, Link, Response, ValuePlace } from '../../model/model.ts'
import { isObject, objectOf, present, textOf } from '../json.ts'
import type { Place } from '../place.ts'
import { readEvidence } from './evidence.ts'

/**
 * Builds a documented answer.
 *
 * @param bodyless Name of the one answer of a response that has no content.
 */
export function buildResponse(place: Place, status: number, inherited: Evidence, bodyless = String(status)): Response {
  const evidence = readEvidence(place, inherited)
  const headers = place.entries('headers').map(([name, header]) => buildHeader(name, header))
  const [content] = place.entries('content')
  const common = { status, headers, ...present({ mediaType: content?.[0], schema: content?.[1].schema('schema') }) }
  const examples = content?.[1].entries('examples').map(([name, example]): Answer => {
    const value = example.fields.value
    const values = readValues(example)
    return { name, pointer: example.pointer, values, evidence: readEvidence(example, evidence), ...common, ...present({ value }) }
  })
  const empty: Answer = { name: bodyless, pointer: place.pointer, values: {}, evidence, ...common }
  const links = place.entries('links').map(([name, link]) => buildLink(name, link))
  const description = place.text('description') ?? ''
  return { pointer: place.pointer, description, evidence, ...common, examples: examples ?? [empty], links }
}

function buildHeader(name: string, place: Place): Header {
  const example = place.fields.example ?? place.entries('examples')[0]?.[1].fields.value
  const schema = place.schema('schema') ?? place.pointer
  const required = place.fields.required === true
  const text = example === undefined ? undefined : textOf(example)
  return { name, required, pointer: place.pointer, schema, ...present({ example: text }) }
}

/** Builds a Link, or the `x-undo` that is written like one. */
export function buildLink(name: string, place: Place): Link {
  const { requestBody } = place.fields
  const operationId = place.text('operationId') ?? ''
  return { name, pointer: place.pointer, operationId, parameters: objectOf(place.fields.parameters), ...present({ requestBody }) }
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
