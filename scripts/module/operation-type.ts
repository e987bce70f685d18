import type { Content, Operation, Parameter } from '../../openapi/index.ts'
import { type SchemaTypes, typeOf, valueAtPlace } from './schema-type.ts'
import { listOf, literal, objectType, propertyName, unionOf } from './text.ts'

/** What travels to the server, and what comes from it: types of the same names may differ. */
export interface Directions {
  readonly sent: SchemaTypes
  readonly received: SchemaTypes
}

/** Writes what is known of an operation, as `OperationTypes` names it. */
export function operationType({ sent, received }: Directions, operation: Operation): string {
  const { parameters, requestBody, responses } = operation
  const inputs = (['path', 'query', 'header', 'cookie'] as const).map((place) => {
    const own = parameters.filter((one) => one.in === place)
    return `${place}: ${inputsType(sent, own)}`
  })
  const body = requestBody && contentsType(sent, requestBody.contents)
  const optional = body !== undefined && requestBody?.required !== true && body !== 'unknown'
  const examples = responses.flatMap((response) => response.examples.map(({ name }) => literal(name)))
  const replies = responses.map(
    ({ status, contents }) =>
      `${propertyName(String(status)).replace(/^'(\d+)'$/, '$1')}: ${contentsType(received, contents) ?? 'undefined'}`,
  )
  return objectType([
    ...inputs,
    `body: ${optional ? unionOf([body, 'undefined']) : (body ?? 'undefined')}`,
    `responses: ${objectType(replies)}`,
    `examples: ${unionOf(examples)}`,
  ])
}

const inputsType = (types: SchemaTypes, parameters: readonly Parameter[]): string =>
  objectType(
    parameters.map(
      ({ name, required, schema }) =>
        `${propertyName(name)}${required ? '' : '?'}: ${typeOf(types, valueAtPlace(types.root, schema))}`,
    ),
  )

/** Undefined: there is no body. */
function contentsType(types: SchemaTypes, contents: readonly Content[]): string | undefined {
  if (contents.length === 0) return undefined
  return unionOf(contents.map((content) => contentType(types, content)))
}

function contentType(types: SchemaTypes, { schema, itemSchema }: Content): string {
  if (itemSchema !== undefined) return listOf(typeOf(types, referenceTo(itemSchema)))
  return schema === undefined ? 'unknown' : typeOf(types, referenceTo(schema))
}

/** By a reference, so that a schema with a name is written by it. */
const referenceTo = (schema: string) => ({ $ref: schema })
