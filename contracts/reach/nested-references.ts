import {
  type Document,
  escapeKey,
  itemsAt,
  type Json,
  keysOf,
  type Operation,
  type Pointer,
  propertiesAt,
  schemaBelow,
  valueAt,
} from '#openapi'
import { type Collection, effectsOf, plainName, sentAt, singularOf } from '#openapi/effects'

/** A part of what is sent that names a record of another collection: `productId` of each of the `lines`. */
export interface NestedReference {
  /** A pointer with `*` for each item of a list. */
  readonly place: Pointer
  readonly collection: Collection
}

/** How far inside a record names of others are looked for. */
const deepest = 3

const known = new WeakMap<Operation, readonly NestedReference[]>()

/** Lists the parts inside the properties of what is sent that name a record of another collection. */
export function nestedReferencesOf(document: Document, operation: Operation): readonly NestedReference[] {
  const found = known.get(operation) ?? find(document, operation)
  known.set(operation, found)
  return found
}

function find(document: Document, operation: Operation): readonly NestedReference[] {
  const { of, collections } = effectsOf(document)
  const { value: effect } = of(operation)
  const { root } = document.model
  const at = 'of' in effect ? sentAt(document.model, operation, effect.of) : undefined
  const schema = operation.requestBody && at !== undefined ? schemaBelow(root, operation.requestBody.schema, at) : undefined
  if (!('of' in effect) || schema === undefined) return []
  const others = collections.filter(({ key, path }) => key !== undefined && path !== effect.of.path)
  const named = (name: string) => others.find((one) => plainName(`${singularOf(one.name)}Id`) === plainName(name))
  const inside = (place: Pointer, path: Pointer, depth: number): readonly NestedReference[] => {
    const items = itemsAt(root, place)
    if (items !== undefined) return depth > deepest ? [] : inside(items, `${path}/*`, depth + 1)
    return [...propertiesAt(root, place)].flatMap(([name, below]) => {
      const own = `${path}/${escapeKey(name)}`
      const collection = depth === 0 ? undefined : named(name)
      return collection ? [{ place: own, collection }] : depth >= deepest ? [] : inside(below, own, depth + 1)
    })
  }
  return inside(schema, at ?? '', 0)
}

/** The places in a body that a pattern stands for. */
export const placesIn = (body: Json | undefined, pattern: Pointer): readonly Pointer[] =>
  keysOf(pattern).reduce<readonly Pointer[]>(
    (places, key) =>
      places.flatMap((place) => {
        const value = valueAt(body, place)
        if (key !== '*') return [`${place}/${escapeKey(key)}`]
        return Array.isArray(value) ? [...value.keys()].map((index) => `${place}/${index}`) : []
      }),
    [''],
  )

/** The first place that a pattern stands for. */
export const firstPlace = (pattern: Pointer): Pointer => pattern.replaceAll(/\/\*(?=\/|$)/g, '/0')
