import { upgrade as upgradeDocument } from '@scalar/openapi-upgrader'
import type { Json, JsonObject } from '../model/model.ts'
import { lookUp } from '../model/plain.ts'
import { textOf } from '../model/text.ts'
import { normalise } from './normalise.ts'
import type { Version } from './version.ts'

/**
 * Writes a document as OpenAPI 3.1. What only 3.2 has stays as it is.
 *
 * @param root Changed in place.
 */
export function upgrade(root: JsonObject, version: Version): JsonObject {
  const isOld = version === '2.0' || version === '3.0'
  const upgraded = isOld ? (upgradeDocument(root as Parameters<typeof upgradeDocument>[0], '3.1') as unknown as JsonObject) : root
  normalise(upgraded, isOld)
  return upgraded
}

/**
 * Lists where a part of the upgraded document may have stood before, the likeliest first. What the upgrade only rewrites in
 * place (`nullable`, `example`) is found at the nearest part around it.
 *
 * @param keys Keys of the part in the upgraded document.
 */
export function originsOf(keys: readonly string[], version: Version, before: Json | undefined): readonly (readonly string[])[] {
  if (version !== '2.0') return [keys]
  const [first, second, ...rest] = keys
  const moved = first === 'components' ? lookUp(components, second ?? '') : undefined
  if (moved) return moved.map((place) => inner([place, ...rest]))
  return first === 'paths' || first === 'webhooks' ? [inPath(keys, before)] : [first === 'servers' ? ['host'] : keys]
}

const components: Readonly<Record<string, readonly string[]>> = {
  schemas: ['definitions'],
  responses: ['responses'],
  parameters: ['parameters'],
  requestBodies: ['parameters'],
  securitySchemes: ['securityDefinitions'],
}

/** `…/content/{media type}/schema` is `…/schema` in 2.0, and its examples stand by media type. */
function inner(keys: readonly string[]): readonly string[] {
  const at = keys.indexOf('content')
  if (at < 0) return keys
  const [mediaType = '', field, ...rest] = keys.slice(at + 1)
  if (field === 'schema') return [...keys.slice(0, at), 'schema', ...rest]
  return field === 'example' || field === 'examples' ? [...keys.slice(0, at), 'examples', mediaType] : keys.slice(0, at)
}

function inPath(keys: readonly string[], before: Json | undefined): readonly string[] {
  const [paths = '', path = '', method = '', field, ...rest] = keys
  const operation = valueIn(before, [paths, path, method])
  if (field === 'parameters')
    return [paths, path, method, field, String(indexAmong(operation, rest[0], isPlain)), ...rest.slice(1)]
  if (field !== 'requestBody') return inner(keys)
  const index = parametersOf(operation).findIndex((parameter) => !isPlain(parameter))
  return index < 0 ? [paths, path, method] : inner([paths, path, method, 'parameters', String(index), ...rest])
}

/** The body leaves the list of parameters, and those after it move up. */
function indexAmong(operation: Json | undefined, index: string | undefined, counts: (parameter: Json) => boolean): number {
  const kept = [...parametersOf(operation).entries()].filter(([, parameter]) => counts(parameter))
  return kept[Number(index)]?.[0] ?? Number(index)
}

const parametersOf = (operation: Json | undefined): readonly Json[] => {
  const parameters = valueIn(operation, ['parameters'])
  return Array.isArray(parameters) ? (parameters as readonly Json[]) : []
}

const isPlain = (parameter: Json): boolean => !['body', 'formData'].includes(textOf(valueIn(parameter, ['in'])))

function valueIn(value: Json | undefined, keys: readonly string[]): Json | undefined {
  let found: Json | undefined = value
  for (const key of keys) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as JsonObject)[key]
  }
  return found
}
