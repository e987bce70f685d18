import type { Json, JsonObject, Model, Pointer } from './model.ts'
import { isObject, listOf, objectOf } from './plain.ts'
import { escapeKey, keysOf, valueAt } from './pointer.ts'

/** A place in a document, and the ways on from it. Each step ends at its final place, behind every `$ref`. */
export class Place {
  readonly root: JsonObject
  readonly pointer: Pointer
  readonly value: Json | undefined

  constructor(root: JsonObject, pointer: Pointer) {
    const final = followReference(root, pointer)
    this.root = root
    this.pointer = final
    this.value = findValue(root, final)
  }

  /** The value as object; empty where it is none. */
  get fields(): JsonObject {
    return objectOf(this.value)
  }

  /** The place of a property, a list's entry, or undefined. */
  get(key: string | number): Place | undefined {
    const pointer = childPointer(this.pointer, key)
    return findValue(this.root, pointer) === undefined ? undefined : new Place(this.root, pointer)
  }

  /** The places of an object's properties, by name. */
  entries(key: string): readonly (readonly [string, Place])[] {
    const pointer = childPointer(this.pointer, key)
    const place = this.get(key)
    const base = place?.pointer ?? pointer
    return Object.keys(place?.fields ?? {}).map((name) => [name, new Place(this.root, childPointer(base, name))] as const)
  }

  /** The places of a list's entries. */
  items(key: string): readonly Place[] {
    const place = this.get(key)
    return listOf(place?.value).map((_, index) => new Place(this.root, childPointer(place?.pointer ?? '', index)))
  }

  /** A property that is a text, or undefined. */
  text(key: string): string | undefined {
    const value = this.fields[key]
    return typeof value === 'string' ? value : undefined
  }

  /** The place of a schema: behind a `$ref` only where that stands alone, since a schema's other keywords count too. */
  schema(key: string): Pointer | undefined {
    const pointer = childPointer(this.pointer, key)
    return findValue(this.root, pointer) === undefined ? undefined : followReference(this.root, pointer, isReferenceOnly)
  }
}

/** The pointer one step further. */
export const childPointer = (pointer: Pointer, key: string | number): Pointer =>
  `${pointer}/${encodeURIComponent(escapeKey(String(key)))}`

/**
 * Finds the real place of a pointer that may lead through `$ref`s.
 *
 * @returns The place with no `$ref` on the way (it may itself hold one), or undefined where there is none.
 */
export function realPlace(root: JsonObject, pointer: Pointer): Pointer | undefined {
  const keys = keysIn(pointer)
  if (!keys) return undefined
  let place = '#'
  for (const key of keys) {
    const holder = hasKey(findValue(root, place), key) ? place : followReference(root, place)
    // A property of the place itself is meant first: siblings of `$ref` are keywords of their own.
    if (!hasKey(findValue(root, holder), key)) return undefined
    place = childPointer(holder, key)
  }
  return place
}

/** Follows `$ref`s from a place to the last one that exists; a `$ref` that leads nowhere or in a circle is not followed. */
export function followReference(
  root: JsonObject,
  pointer: Pointer,
  follows: (value: JsonObject) => boolean = () => true,
): Pointer {
  const seen = new Set<Pointer>()
  let place = pointer
  while (!seen.has(place)) {
    seen.add(place)
    const value = findValue(root, place)
    if (!isObject(value) || typeof value.$ref !== 'string' || !value.$ref.startsWith('#') || !follows(value)) return place
    const target = realPlace(root, value.$ref)
    if (target === undefined) return place
    place = target
  }
  return pointer
}

const isReferenceOnly = (value: JsonObject): boolean => Object.keys(value).length === 1

/** Splits a pointer into its keys; undefined where it is none. */
export function keysIn(pointer: Pointer): readonly string[] | undefined {
  if (!/^#(\/|$)/.test(pointer)) return undefined
  try {
    return keysOf(pointer)
  } catch {
    return undefined
  }
}

/** Gives the value at a place, without following any `$ref`. */
export function findValue(root: JsonObject, pointer: Pointer): Json | undefined {
  const keys = keysIn(pointer)
  if (!keys) return undefined
  let value: Json | undefined = root
  for (const key of keys) {
    if (!hasKey(value, key)) return undefined
    value = (value as Record<string, Json>)[key]
  }
  return value
}

const hasKey = (value: Json | undefined, key: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) && !(Array.isArray(value) && key === 'length')

const known = new WeakMap<JsonObject, Map<Pointer, JsonObject | undefined>>()

/** Gives the schema at a place of the document; undefined where there is none or only `true` or `false`. */
export function schemaAt({ root }: Pick<Model, 'root'>, pointer: Pointer): JsonObject | undefined {
  const schemas = known.get(root) ?? new Map<Pointer, JsonObject | undefined>()
  if (!schemas.has(pointer)) schemas.set(pointer, findSchema(root, pointer))
  known.set(root, schemas)
  return schemas.get(pointer)
}

function findSchema(root: JsonObject, pointer: Pointer): JsonObject | undefined {
  const schema = keysOf(pointer).length > 0 ? valueAt(root, pointer) : root
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? (schema as JsonObject) : undefined
}
