import type { JsonObject, Model, Pointer } from '../model/model.ts'
import { propertiesAt } from '../schema/properties.ts'
import type { Collection } from './effect.ts'
import { isOpen, isScalar } from './envelope.ts'
import { lastWord, plainName, singularOf } from './path-template.ts'

/** Names of properties that have the value of a path parameter, the likeliest first: `petId` → `petId`, `pet_id`, `id`, …. */
export function keyNames(parameter: string, resource: string): readonly string[] {
  const singular = singularOf(resource)
  const [plain, own] = [plainName(parameter), plainName(singular)]
  return [
    parameter,
    // `linkuid` of a link is its `uid`.
    ...(plain.startsWith(own) && plain !== own ? [plain.slice(own.length)] : []),
    `${singular}${lastWord(parameter)}`,
    lastWord(parameter),
    'id',
    `${singular}Id`,
    'uid',
    'uuid',
    'sid',
    'key',
    'slug',
    'name',
    'code',
    singular,
  ]
}

/**
 * Finds the property that has the value of a path parameter.
 *
 * @param resource Name of the collection: `pets`.
 */
export function keyProperty(root: JsonObject, schema: Pointer, parameter: string, resource: string): string | undefined {
  const properties = [...propertiesAt(root, schema)].filter(([, place]) => isScalar(root, place)).map(([name]) => name)
  for (const wanted of keyNames(parameter, resource)) {
    const found = properties.find((name) => plainName(name) === plainName(wanted))
    if (found !== undefined) return found
  }
  return undefined
}

/** The property of a record that may have any: `id` in its path is one of them, though the schema does not name it. */
export const openKey = (root: JsonObject, schema: Pointer, parameter: string): string | undefined =>
  isOpen(root, schema) && /^(id|uid|uuid|key|slug|name)$/i.test(parameter) ? parameter : undefined

/** The place of the schema of a collection's keys, in that of its records. */
export const keySchemaOf = ({ root }: Model, { item, key }: Collection): Pointer | undefined =>
  item === undefined || key?.property === undefined ? undefined : propertiesAt(root, item).get(key.property)
