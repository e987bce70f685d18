import type { JsonObject, Model } from '../model/model.ts'
import { propertiesAt } from '../schema/properties.ts'
import type { Collection } from './effect.ts'
import { plainName, singularOf } from './path-template.ts'

/** Adds parents and references, once all collections are known. */
export function withRelatives({ root }: Model, collections: readonly Collection[]): readonly Collection[] {
  const byPath = new Map(collections.map((collection) => [collection.path, collection]))
  const final = new Map<string, Collection>()
  const resolve = (collection: Collection): Collection => {
    const known = final.get(collection.path)
    if (known) return known
    const references = new Map<string, Collection>()
    const above = parentPath(collection.path)
    const parent = above === undefined ? undefined : byPath.get(above)
    const resolved: Collection = { ...collection, references, ...(parent ? { parent: resolve(parent) } : {}) }
    final.set(collection.path, resolved)
    for (const [property, other] of referencesOf(root, collection, collections)) references.set(property, resolve(other))
    return resolved
  }
  return collections.map(resolve)
}

/** `/users` of `/users/{userId}/posts`. */
const parentPath = (path: string): string | undefined => /^(.*)\/\{[^{}]+\}\/[^{}]+$/.exec(path)?.[1]

function referencesOf(
  root: JsonObject,
  { item, path }: Collection,
  collections: readonly Collection[],
): readonly (readonly [string, Collection])[] {
  if (item === undefined) return []
  const others = collections.filter((other) => other.key !== undefined && other.path !== path)
  return [...propertiesAt(root, item).keys()].flatMap((property) => {
    const found = others.find((other) => plainName(property) === plainName(`${singularOf(other.name)}Id`))
    return found ? [[property, found] as const] : []
  })
}
