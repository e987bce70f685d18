import type { JsonObject, Model, Pointer } from '../model/model.ts'
import { schemaAt } from '../model/schema-at.ts'
import { propertiesAt } from '../schema/properties.ts'
import type { Collection } from './effect.ts'
import { plainName, singularOf } from './path-template.ts'

/** Adds parents and references, once all collections are known. */
export function withRelatives({ root }: Model, collections: readonly Collection[]): readonly Collection[] {
  const byPath = new Map(collections.map((collection) => [collection.path, collection]))
  const byItems = new Map(collections.map((collection) => [aboveItems(collection), collection]))
  const byReference = Map.groupBy(
    collections.filter(({ key }) => key !== undefined),
    ({ name }) => plainName(`${singularOf(name)}Id`),
  )
  const final = new Map<string, Collection>()
  const resolve = (collection: Collection): Collection => {
    const known = final.get(collection.path)
    if (known) return known
    const references = new Map<string, Collection>()
    const above = parentPath(collection.path)
    const parent = above === undefined ? undefined : (byPath.get(above) ?? byItems.get(above))
    const resolved: Collection = { ...collection, references, ...(parent ? { parent: resolve(parent) } : {}) }
    final.set(collection.path, resolved)
    for (const [property, other] of referencesOf(root, collection, byReference)) references.set(property, resolve(other))
    return resolved
  }
  return collections.map(resolve)
}

/** `/users` of `/users/{userId}/posts`. */
const parentPath = (path: string): string | undefined => /^(.*)\/\{[^{}]+\}\/[^{}]+$/.exec(path)?.[1]

/** `/user`, where the records of `/users` are at `/user/{userId}`. */
const aboveItems = ({ path, itemPath }: Collection): string => itemPath?.slice(0, itemPath.lastIndexOf('/')) ?? path

/** @param byReference Collections by the plain name of a property that refers to one of their records. */
function referencesOf(
  root: JsonObject,
  { item, path }: Collection,
  byReference: ReadonlyMap<string, readonly Collection[]>,
): readonly (readonly [string, Collection])[] {
  if (item === undefined) return []
  return [...propertiesAt(root, item)].flatMap(([property, place]) => {
    const isOther = (other: Collection) => other.path !== path
    const named = (name: string) => byReference.get(name)?.find(isOther)
    const plain = plainName(property)
    const found =
      named(plain) ?? heldBy(root, place, named(`${plain}id`)) ?? (isRole.test(plain) ? personsIn(byReference) : undefined)
    return found ? [[property, found] as const] : []
  })
}

/** `customer: { id }` holds a part of the record it refers to, and `category: "news"` its key. */
function heldBy(root: JsonObject, place: Pointer, held: Collection | undefined): Collection | undefined {
  const key = held?.key?.property
  if (held?.item === undefined || key === undefined) return undefined
  if (propertiesAt(root, place).has(key)) return held
  const keyPlace = propertiesAt(root, held.item).get(key)
  const [own, other] = [place, keyPlace ?? ''].map((at) => typeAt(root, at))
  return own !== undefined && own === other ? held : undefined
}

const typeAt = (root: JsonObject, place: Pointer): string | undefined => {
  const [type, ...others] = [schemaAt({ root }, place)?.type].flat()
  return others.length === 0 && (type === 'string' || type === 'integer') ? type : undefined
}

/** `ownerId` names one of the users, where there are no owners. */
const isRole = /^(owner|author|assignee|creator|reporter|reviewer|manager)id$/
const personsIn = (byReference: ReadonlyMap<string, readonly Collection[]>): Collection | undefined => {
  const persons = ['userid', 'accountid', 'memberid', 'personid'].flatMap((name) => byReference.get(name) ?? [])
  return persons.find(({ parent }) => parent === undefined)
}
