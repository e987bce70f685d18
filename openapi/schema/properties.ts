import type { JsonObject, Pointer } from '../model/model.ts'
import { childPointer, findValue, followReference } from '../model/place.ts'
import { isObject, listOf, objectOf } from '../model/plain.ts'
import { keysOf } from '../model/pointer.ts'
import { createMemory } from './remember.ts'

const rememberProperties = createMemory<ReadonlyMap<string, Pointer>>()
const rememberItems = createMemory<Pointer | undefined>()
const rememberRequired = createMemory<ReadonlySet<string>>()

/**
 * Whether a schema names a property, directly or in a part of it (`$ref`, `allOf`, `anyOf`, `oneOf`).
 *
 * @param keys Names of properties, from the outermost one inwards.
 */
export function namesProperty(root: JsonObject, schema: Pointer, keys: readonly string[]): boolean {
  const [key, ...rest] = keys
  if (key === undefined) return true
  return listParts(root, schema).some((part) => {
    const { properties, items } = objectOf(findValue(root, part))
    if (Object.hasOwn(objectOf(properties), key)) return namesProperty(root, childPointer(`${part}/properties`, key), rest)
    return items !== undefined && /^\d+$/.test(key) && namesProperty(root, `${part}/items`, rest)
  })
}

function listParts(root: JsonObject, schema: Pointer, seen = new Set<Pointer>()): readonly Pointer[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const fields = objectOf(findValue(root, schema))
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((name) =>
    [...listOf(fields[name]).keys()].map((index) => `${schema}/${name}/${index}`),
  )
  return [schema, ...[followReference(root, schema), ...branches].flatMap((part) => listParts(root, part, seen))]
}

/**
 * Lists the properties a schema describes, in every part of it, with the places of their schemas.
 *
 * @param schema Place of the schema; `$ref`, `allOf`, `anyOf` and `oneOf` are gone into.
 */
export const propertiesAt = (root: JsonObject, schema: Pointer): ReadonlyMap<string, Pointer> =>
  rememberProperties(root, schema, () => listProperties(root, schema))

function listProperties(root: JsonObject, schema: Pointer): ReadonlyMap<string, Pointer> {
  const found = new Map<string, Pointer>()
  for (const part of listParts(root, schema)) {
    for (const name of Object.keys(objectOf(objectOf(findValue(root, part)).properties)))
      if (!found.has(name)) found.set(name, followReference(root, childPointer(`${part}/properties`, name), isReferenceOnly))
  }
  return found
}

/** The place of the schema of a list's items; undefined for what is no list. */
export const itemsAt = (root: JsonObject, schema: Pointer): Pointer | undefined =>
  rememberItems(root, schema, () => findItems(root, schema))

function findItems(root: JsonObject, schema: Pointer): Pointer | undefined {
  const part = listParts(root, schema).find((one) => isObject(objectOf(findValue(root, one)).items))
  return part === undefined ? undefined : followReference(root, `${part}/items`, isReferenceOnly)
}

/** Names of the properties a schema requires, in it and in every part that always holds. */
export const requiredAt = (root: JsonObject, schema: Pointer): ReadonlySet<string> =>
  rememberRequired(root, schema, () => listRequired(root, schema, new Set()))

function listRequired(root: JsonObject, schema: Pointer, seen: Set<Pointer>): ReadonlySet<string> {
  if (seen.has(schema)) return new Set()
  seen.add(schema)
  const { required, allOf } = objectOf(findValue(root, schema))
  const own = listOf(required).filter((name) => typeof name === 'string')
  const parts = [...listOf(allOf).keys()].map((index) => `${schema}/allOf/${index}`)
  const inherited = [followReference(root, schema), ...parts].flatMap((part) => [...listRequired(root, part, seen)])
  return new Set([...own, ...inherited])
}

/** The place of the schema of a part of a value; undefined where nothing is said about it. */
export function schemaBelow(root: JsonObject, schema: Pointer | undefined, at: Pointer): Pointer | undefined {
  return keysOf(at).reduce<Pointer | undefined>((place, key) => {
    if (place === undefined) return undefined
    return propertiesAt(root, place).get(key) ?? (/^\d+$/.test(key) ? itemsAt(root, place) : undefined)
  }, schema)
}

const isReferenceOnly = (value: JsonObject): boolean => Object.keys(value).length === 1
