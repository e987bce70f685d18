import type { Json, JsonObject } from '../../model/model.ts'
import { isObject, listOf } from '../../model/plain.ts'
import { textOf } from '../../model/text.ts'

type Keys = readonly string[]

/**
 * Finds where a place of the document as it is read stands in its text of OpenAPI 2.0.
 *
 * @param root The document as written.
 * @returns undefined where 2.0 has no such place.
 */
export function placeInTwo(keys: Keys, root: JsonObject): Keys | undefined {
  const [first, second = '', third = '', ...rest] = keys
  if (first === 'paths') return inPaths(keys, root)
  if (first !== 'components') return keys
  switch (second) {
    case 'schemas':
      return ['definitions', third, ...rest]
    case 'responses':
      return below(['responses', third], inResponse(rest))
    case 'parameters':
      return below(['parameters', third], withoutSchema(rest))
    case 'requestBodies':
      return below(['parameters', third], inBody(rest))
    default:
      return undefined
  }
}

const below = (keys: Keys, rest: Keys | undefined): Keys | undefined => rest && [...keys, ...rest]

function inPaths(keys: Keys, root: JsonObject): Keys | undefined {
  const [paths = '', path = '', field = '', part, name] = keys
  const operation = at(root, [paths, path, field])
  if (field === 'parameters') return below([paths, path], inParameters(keys.slice(3), at(root, [paths, path]), root))
  if (part === 'parameters') return below([paths, path, field], inParameters(keys.slice(4), operation, root))
  if (part === 'requestBody') return below([paths, path, field], inOwnBody(keys.slice(4), operation))
  return part === 'responses' && name !== undefined ? below(keys.slice(0, 5), inResponse(keys.slice(5))) : keys
}

/** `…/content/{media type}/schema` is `…/schema`, and the examples stand by media type. */
function inResponse(rest: Keys): Keys | undefined {
  const [part, name = '', field, ...more] = rest
  if (part === 'headers') return field === 'schema' ? below([part, name], more) : field === 'required' ? undefined : rest
  if (part !== 'content') return rest
  if (field === 'schema') return ['schema', ...more]
  return field === 'example' ? ['examples', name, ...more] : undefined
}

const withoutSchema = (rest: Keys): Keys | undefined =>
  rest[0] !== 'schema' ? rest : rest.length > 1 ? rest.slice(1) : undefined

function inBody(rest: Keys): Keys | undefined {
  const [part, , field, ...more] = rest
  if (part !== 'content') return rest
  return field === 'schema' ? ['schema', ...more] : undefined
}

/** Body and form leave the list of parameters, and those after them move up. */
function inParameters([index, ...rest]: Keys, holder: Json | undefined, root: JsonObject): Keys | undefined {
  if (index === undefined) return undefined
  const kept = [...parametersOf(holder).entries()].filter(([, one]) => !ofBody.has(placeOfParameter(one, root)))
  return below(['parameters', String(kept[Number(index)]?.[0] ?? index)], withoutSchema(rest))
}

const ofBody: ReadonlySet<string> = new Set(['body', 'formData'])

function placeOfParameter(parameter: Json, root: JsonObject): string {
  const name = /^#\/parameters\/([^/]+)$/.exec(textOf(at(parameter, ['$ref'])))?.[1]
  return textOf(at(name === undefined ? parameter : at(root, ['parameters', name]), ['in']))
}

/** The fields of a form are parameters, each by its name. */
function inOwnBody(rest: Keys, operation: Json | undefined): Keys | undefined {
  const parameters = parametersOf(operation)
  const body = parameters.findIndex((one) => at(one, ['in']) === 'body')
  if (body >= 0) return below(['parameters', String(body)], inBody(rest))
  const [, , , properties, name, ...more] = rest
  const field = parameters.findIndex((one) => at(one, ['in']) === 'formData' && at(one, ['name']) === name)
  return properties === 'properties' && field >= 0 ? ['parameters', String(field), ...more] : undefined
}

const parametersOf = (holder: Json | undefined): readonly Json[] => listOf(at(holder, ['parameters']))

function at(value: Json | undefined, keys: Keys): Json | undefined {
  return keys.reduce<Json | undefined>(
    (found, key) =>
      (isObject(found) || Array.isArray(found)) && Object.hasOwn(found, key) ? (found as JsonObject)[key] : undefined,
    value,
  )
}
