import type { Json, JsonObject, Pointer } from '../model/model.ts'
import { childPointer, findValue, followReference } from '../model/place.ts'
import { isObject, listOf, objectOf } from '../model/plain.ts'

const schemas = (kind: 'schema' | 'requestSchema' | 'responseSchema') => ({
  ...Object.fromEntries(['properties', 'patternProperties', 'dependentSchemas', '$defs'].map((field) => [field, `${kind}{}`])),
  ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((field) => [field, `${kind}[]`])),
  ...Object.fromEntries(['items', 'contains', 'not', 'if', 'then', 'else', 'propertyNames'].map((field) => [field, kind])),
  ...Object.fromEntries(['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'].map((field) => [field, kind])),
  discriminator: 'other',
  externalDocs: 'other',
  xml: 'other',
})

const operations = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, 'operation']),
)

/** What stands where in a document: the kind of each field, `{}` for an object of those, `[]` for a list of those. */
const grammar = {
  document: {
    info: 'info',
    servers: 'server[]',
    paths: 'path{}',
    components: 'components',
    tags: 'other[]',
    externalDocs: 'other',
  },
  info: { contact: 'other', license: 'other' },
  server: { variables: 'other{}' },
  path: { ...operations, parameters: 'parameter[]', servers: 'server[]' },
  operation: {
    parameters: 'parameter[]',
    requestBody: 'requestBody',
    responses: 'response{}',
    servers: 'server[]',
    externalDocs: 'other',
  },
  parameter: { schema: 'requestSchema', examples: 'requestExample{}', content: 'requestContent{}' },
  requestBody: { content: 'requestContent{}' },
  requestContent: { schema: 'requestSchema', examples: 'requestExample{}', encoding: 'other{}' },
  response: { headers: 'header{}', content: 'responseContent{}', links: 'link{}' },
  responseContent: { schema: 'responseSchema', examples: 'responseExample{}' },
  header: { schema: 'responseSchema', examples: 'responseExample{}' },
  link: { server: 'server' },
  components: {
    responses: 'response{}',
    parameters: 'parameter{}',
    requestBodies: 'requestBody{}',
    headers: 'header{}',
    securitySchemes: 'securityScheme{}',
    links: 'link{}',
    pathItems: 'path{}',
    schemas: 'schema{}',
    examples: 'example{}',
  },
  securityScheme: { flows: 'other' },
  schema: schemas('schema'),
  requestSchema: schemas('requestSchema'),
  responseSchema: schemas('responseSchema'),
  example: {},
  requestExample: {},
  responseExample: {},
  /** An object that only leads elsewhere: beside its `$ref` nothing counts. */
  reference: {},
  other: {},
} as const satisfies Record<string, Readonly<Record<string, string>>>

/** Kind of an object in a document. A schema or example nobody refers to is of the general kind. */
export type Kind = keyof typeof grammar

interface Step {
  readonly field: string
  readonly next: Kind
  /** Whether there is one such object, an object of them, or a list. */
  readonly many: '' | '{}' | '[]'
}

const kinds = Object.keys(grammar) as Kind[]

const steps: ReadonlyMap<Kind, readonly Step[]> = new Map(
  kinds.map((kind) => [kind, Object.entries<string>(grammar[kind]).map(([field, step]) => stepOf(field, step))]),
)

function stepOf(field: string, step: string): Step {
  const next = step.replace(/[[{][\]}]$/, '')
  return { field, next: next as Kind, many: step.slice(next.length) as Step['many'] }
}

const schemaKinds: ReadonlySet<Kind> = new Set(kinds.filter((kind) => kind.toLowerCase().endsWith('schema')))

/** An object of a document, and what it is to those that refer to it. */
export interface Visited {
  readonly pointer: Pointer
  readonly kinds: ReadonlySet<Kind>
  readonly fields: JsonObject
}

/** Lists the objects of a document, each once, with their kinds; values (examples, defaults, enumerations) are not gone into. */
export function visitDocument(root: JsonObject): readonly Visited[] {
  const visited = new Map<Pointer, { pointer: Pointer; kinds: Set<Kind>; fields: JsonObject }>()
  visit(root, '#', root, 'document', visited)
  return [...visited.values()]
}

type Visits = Map<Pointer, { pointer: Pointer; kinds: Set<Kind>; fields: JsonObject }>

function visit(root: JsonObject, pointer: Pointer, value: Json | undefined, kind: Kind, visited: Visits): void {
  if (!isObject(value)) return
  const refers = typeof value.$ref === 'string'
  const isReference = refers && !schemaKinds.has(kind) && kind !== 'other'
  const known = visited.get(pointer)
  if (known && (general.has(kind) || known.kinds.has(isReference ? 'reference' : kind))) return
  const place = known ?? { pointer, kinds: new Set<Kind>(), fields: value }
  place.kinds.add(isReference ? 'reference' : kind)
  visited.set(pointer, place)
  if (!isReference) visitFields(root, place, kind, visited)
  const target = refers && kind !== 'other' ? followReference(root, pointer) : pointer
  if (target !== pointer) visit(root, target, findValue(root, target), kind, visited)
}

/** Said of a component only where nobody refers to it. */
const general: ReadonlySet<Kind> = new Set(['schema', 'example'])

function visitFields(root: JsonObject, { pointer, fields }: Visited, kind: Kind, visited: Visits): void {
  for (const { field, next, many } of steps.get(kind) ?? []) {
    const child = fields[field]
    if (child === undefined) continue
    const place = childPointer(pointer, field)
    if (many === '') visit(root, place, child, next, visited)
    else if (many === '{}')
      for (const [key, one] of Object.entries(objectOf(child))) visit(root, childPointer(place, key), one, next, visited)
    else for (const [index, one] of listOf(child).entries()) visit(root, childPointer(place, index), one, next, visited)
  }
}
