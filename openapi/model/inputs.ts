import { preferredContent, readContents, valueOfExample } from './contents.ts'
import { readEvidence } from './evidence.ts'
import type { Evidence, Json, Operation, Parameter, RequestBody, RequestExample, Style } from './model.ts'
import { childPointer, Place } from './place.ts'
import { present } from './plain.ts'
import { isToken } from './token.ts'

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

/** Where a parameter can travel. */
export const inputPlaces: ReadonlySet<string> = new Set(['query', 'path', 'header', 'cookie', 'querystring'])

/** Whether the name can be sent where the parameter travels. */
export const isSendable = (where: string, name: string): boolean => (where !== 'header' && where !== 'cookie') || isToken(name)

/** Headers that a parameter does not describe: negotiation and security do. */
const elsewhere = new Set(['accept', 'content-type', 'authorization'])

function readParameter(place: Place, inherited: Evidence): Parameter | undefined {
  const [name, where] = [place.text('name') ?? '', place.text('in') ?? '']
  if (
    !inputPlaces.has(where) ||
    name === '' ||
    !isSendable(where, name) ||
    (where === 'header' && elsewhere.has(name.toLowerCase()))
  )
    return undefined
  const [content] = place.entries('content')
  const { explode, allowReserved } = place.fields
  return {
    name,
    in: where as Parameter['in'],
    // A path without the value would be another path.
    required: where === 'path' || place.fields.required === true,
    pointer: place.pointer,
    schema: place.schema('schema') ?? content?.[1].schema('schema') ?? childPointer(place.pointer, 'schema'),
    evidence: readEvidence(place, inherited),
    ...present({ example: exampleOf(place) ?? (content && exampleOf(content[1])), mediaType: content?.[0] }),
    ...present({ style: place.text('style') as Style | undefined, explode: typeof explode === 'boolean' ? explode : undefined }),
    ...(allowReserved === true ? { allowReserved } : {}),
  }
}

/** The `example`, or the first of the `examples`. */
export const exampleOf = (place: Place): Json | undefined =>
  place.fields.example ?? place.entries('examples').flatMap(([, example]) => valueOfExample(example) ?? [])[0]?.value

/** Reads the request body of an operation. */
export function readRequestBody(operation: Place): RequestBody | undefined {
  const place = operation.get('requestBody')
  const contents = readContents(place)
  const preferred = preferredContent(contents)
  if (!place || !preferred) return undefined
  const { mediaType, pointer } = preferred
  const schema = preferred.schema ?? childPointer(pointer, 'schema')
  return { required: place.fields.required === true, mediaType, pointer: place.pointer, schema, contents }
}

/**
 * Lists the request examples of an operation: those of the body, then those only its parameters have. What has the same name
 * is one request; a required parameter without an example of that name takes its first.
 */
export function listRequests(
  place: Place,
  { parameters, requestBody }: Pick<Operation, 'parameters' | 'requestBody'>,
): readonly NamedRequest[] {
  const named = parameters.map((parameter) => ({
    parameter,
    examples: new Map(new Place(place.root, parameter.pointer).entries('examples')),
  }))
  const bodies = new Map(bodyExamples(place, requestBody))
  const names = new Set([...bodies.keys(), ...named.flatMap(({ examples }) => [...examples.keys()])])
  return [...names].map((name) => {
    const values = named.flatMap(({ parameter, examples }) => {
      const example = examples.get(name)
      const value = (example && valueOfExample(example)?.value) ?? (parameter.required ? parameter.example : undefined)
      return value === undefined ? [] : [[keyOf(parameter), value] as const]
    })
    const own = bodies.get(name)
    const first = own ?? named.find(({ examples }) => examples.has(name))?.examples.get(name)
    const body = own && valueOfExample(own)?.value
    return { name, place: first ?? place, request: { parameters: Object.fromEntries(values), ...present({ body }) } }
  })
}

/** The request of an operation that documents no request example: what is required, and nothing else. */
export function plainRequest(parameters: Operation['parameters']): RequestExample {
  const required = parameters.filter((parameter) => parameter.required && parameter.example !== undefined)
  return { parameters: Object.fromEntries(required.map((parameter) => [keyOf(parameter), parameter.example as Json])) }
}

const keyOf = (parameter: Parameter): string => `${parameter.in}.${parameter.name}`

/** The examples of the preferred content. */
const bodyExamples = (operation: Place, body: RequestBody | undefined) =>
  operation
    .get('requestBody')
    ?.entries('content')
    .find(([mediaType]) => mediaType === body?.mediaType)?.[1]
    .entries('examples') ?? []
