import type { Json, JsonObject, Pointer } from './model.ts'
import { isObject, listOf, objectOf } from './plain.ts'
import { escapeKey, keysOf } from './pointer.ts'
import { percentEncode } from './text.ts'

/** A place in a document, and the ways on from it. Each step ends at its final place, behind every `$ref`. */
export class Place {
  readonly root: JsonObject
  readonly pointer: Pointer
  readonly value: Json | undefined

  /** @param value What stands there, where the caller knows it. */
  constructor(root: JsonObject, pointer: Pointer, value: Json | undefined = findValue(root, pointer)) {
    const final = follow(root, { pointer, value })
    this.root = root
    this.pointer = final.pointer
    this.value = final.value
  }

  /** The value as object; empty where it is none. */
  get fields(): JsonObject {
    return objectOf(this.value)
  }

  /** The place of a property, a list's entry, or undefined. */
  get(key: string | number): Place | undefined {
    const value = childOf(this.value, String(key))
    return value === undefined ? undefined : new Place(this.root, childPointer(this.pointer, key), value)
  }

  /** The places of an object's properties, by name. */
  entries(key: string): readonly (readonly [string, Place])[] {
    const place = this.get(key)
    if (!place) return []
    const { root, pointer, fields } = place
    return Object.entries(fields).map(([name, value]) => [name, new Place(root, childPointer(pointer, name), value)] as const)
  }

  /** The places of a list's entries. */
  items(key: string): readonly Place[] {
    const place = this.get(key)
    if (!place) return []
    return listOf(place.value).map((value, index) => new Place(this.root, childPointer(place.pointer, index), value))
  }

  /** A property that is a text, or undefined. */
  text(key: string): string | undefined {
    const value = this.fields[key]
    return typeof value === 'string' ? value : undefined
  }

  /** The place of a schema: behind a `$ref` only where that stands alone, since a schema's other keywords count too. */
  schema(key: string): Pointer | undefined {
    const value = childOf(this.value, key)
    if (value === undefined) return undefined
    return follow(this.root, { pointer: childPointer(this.pointer, key), value }, isReferenceOnly).pointer
  }
}

/** The pointer one step further. */
export const childPointer = (pointer: Pointer, key: string | number): Pointer => `${pointer}/${stepOf(key)}`

const stepOf = (key: string | number): string | number =>
  typeof key === 'number' || isPlain(key) ? key : percentEncode(escapeKey(key))

const isPlain = (key: string): boolean => !/[^\w$.-]/.test(key)

/**
 * Finds the real place of a pointer that may lead through `$ref`s.
 *
 * @returns The place with no `$ref` on the way (it may itself hold one), or undefined where there is none.
 */
export const realPlace = (root: JsonObject, pointer: Pointer): Pointer | undefined => findReal(root, pointer)?.pointer

/** A place, and what stands there. */
interface Found {
  readonly pointer: Pointer
  readonly value: Json | undefined
}

function findReal(root: JsonObject, pointer: Pointer, open: ReadonlySet<Pointer> = none): Found | undefined {
  const keys = keysIn(pointer)
  if (!keys) return undefined
  let place: Found = { pointer: '#', value: root }
  for (const key of keys) {
    // A property of the place itself is meant first: siblings of `$ref` are keywords of their own.
    const holder = hasKey(place.value, key) ? place : follow(root, place, always, open)
    if (!hasKey(holder.value, key)) return undefined
    place = { pointer: childPointer(holder.pointer, key), value: childOf(holder.value, key) }
  }
  return place
}

/** Follows `$ref`s from a place to the last one that exists; a `$ref` that leads nowhere or in a circle is not followed. */
export const followReference = (root: JsonObject, pointer: Pointer, follows?: (value: JsonObject) => boolean): Pointer =>
  follow(root, { pointer, value: findValue(root, pointer) }, follows).pointer

const none: ReadonlySet<Pointer> = new Set()
const always = (): boolean => true

/** @param open The places whose `$ref` is being followed already: one may lead through itself. */
function follow(root: JsonObject, from: Found, follows: (value: JsonObject) => boolean = always, open = none): Found {
  if (!isReference(from.value)) return from
  const seen = new Set(open)
  let place = from
  while (!seen.has(place.pointer)) {
    seen.add(place.pointer)
    const { value } = place
    if (!isReference(value) || !value.$ref.startsWith('#') || !follows(value)) return place
    const target = findReal(root, value.$ref, seen)
    if (target === undefined) return place
    place = target
  }
  return from
}

const isReference = (value: Json | undefined): value is JsonObject & { readonly $ref: string } =>
  isObject(value) && typeof value.$ref === 'string'

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
    value = childOf(value, key)
    if (value === undefined) return undefined
  }
  return value
}

const childOf = (value: Json | undefined, key: string): Json | undefined =>
  hasKey(value, key) ? (value as Record<string, Json>)[key] : undefined

const hasKey = (value: Json | undefined, key: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) && !(Array.isArray(value) && key === 'length')
