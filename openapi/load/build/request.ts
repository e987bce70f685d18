import type { Evidence, Json, Operation, Parameter, RequestBody, RequestExample } from '../../model/model.ts'
import { present } from '../json.ts'
import { childPointer, Place } from '../place.ts'
import { readEvidence } from './evidence.ts'

/** A named example of a request, before it has found its answer. */
export interface NamedRequest {
  readonly name: string
  readonly place: Place
  readonly request: RequestExample
}

/** Reads the parameters of an operation; its own go before those of its path. */
export function readParameters(path: Place, operation: Place, inherited: Evidence): readonly Parameter[] {
  const parameters = new Map<string, Parameter>()
  for (const place of [...path.items('parameters'), ...operation.items('parameters')]) {
    const parameter = readParameter(place, inherited)
    if (parameter) parameters.set(keyOf(parameter), parameter)
  }
  return [...parameters.values()]
}

function readParameter(place: Place, inherited: Evidence): Parameter | undefined {
  const where = place.text('in')
  if (where !== 'query' && where !== 'path' && where !== 'header') return undefined
  const example = place.fields.example ?? place.entries('examples')[0]?.[1].fields.value
  return {
    name: place.text('name') ?? '',
    in: where,
    required: place.fields.required === true,
    pointer: place.pointer,
    schema: place.schema('schema') ?? place.entries('content')[0]?.[1].schema('schema') ?? childPointer(place.pointer, 'schema'),
    evidence: readEvidence(place, inherited),
    ...present({ example }),
  }
}

/** Reads the request body of an operation, of its first media type. */
export function readRequestBody(operation: Place): RequestBody | undefined {
  const place = operation.get('requestBody')
  const [content] = place?.entries('content') ?? []
  if (!place || !content) return undefined
  const [mediaType, media] = content
  const schema = media.schema('schema') ?? childPointer(media.pointer, 'schema')
  return { required: place.fields.required === true, mediaType, pointer: place.pointer, schema }
}

/**
 * Lists the request examples of an operation: those of the body, then those only its parameters have. What has the same name
 * is one request; a required parameter without an example of that name takes its first.
 */
export function listRequests(place: Place, parameters: readonly Parameter[]): readonly NamedRequest[] {
  const named = parameters.map((parameter) => ({
    parameter,
    examples: new Map(examplesOf(new Place(place.root, parameter.pointer))),
  }))
  const bodies = new Map(bodyExamples(place))
  const names = new Set([...bodies.keys(), ...named.flatMap(({ examples }) => [...examples.keys()])])
  return [...names].map((name) => {
    const values = named.flatMap(({ parameter, examples }) => {
      const value = examples.get(name)?.fields.value ?? (parameter.required ? parameter.example : undefined)
      return value === undefined ? [] : [[keyOf(parameter), value] as const]
    })
    const first = bodies.get(name) ?? named.find(({ examples }) => examples.has(name))?.examples.get(name)
    const body: Json | undefined = bodies.get(name)?.fields.value
    return { name, place: first ?? place, request: { parameters: Object.fromEntries(values), ...present({ body }) } }
  })
}

/** The request of an operation that documents no request example: what is required, and nothing else. */
export function plainRequest(parameters: Operation['parameters']): RequestExample {
  const required = parameters.filter((parameter) => parameter.required && parameter.example !== undefined)
  return { parameters: Object.fromEntries(required.map((parameter) => [keyOf(parameter), parameter.example as Json])) }
}

const keyOf = (parameter: Parameter): string => `${parameter.in}.${parameter.name}`

const examplesOf = (place: Place) => place.entries('examples')

const bodyExamples = (operation: Place) => operation.get('requestBody')?.entries('content')[0]?.[1].entries('examples') ?? []
