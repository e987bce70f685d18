import type { Json } from './model.ts'

/**
 * Splits a JSON Pointer into its keys.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6901 RFC 6901}
 */
export function keysOf(pointer: string): readonly string[] {
  const known = split.get(pointer)
  if (known) return known
  const keys = splitPointer(pointer)
  if (split.size < mostKept) split.set(pointer, keys)
  return keys
}

// The same few pointers are asked for again and again; what a target sends must not fill the memory.
const split = new Map<string, readonly string[]>()
const mostKept = 10_000

function splitPointer(pointer: string): readonly string[] {
  const path = pointer.startsWith('#') ? decode(pointer.slice(1)) : pointer
  if (path === '') return []
  const keys = path.slice(1).split('/')
  return path.includes('~') ? keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')) : keys
}

/** A percent sign that is no part of an escape stands for itself: then there is nothing at such a place. */
const decode = (path: string): string =>
  path.includes('%') ? path.replace(/(?:%[\da-f]{2})+/gi, (escapes) => decoded(escapes)) : path

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes
  }
}

/** Writes one key so that it can stand in a JSON Pointer. */
export const escapeKey = (key: string): string => (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key)

/** The place a broken rule is about: of a missing or unexpected property its own, else the value's. */
export const placeOf = ({ at, property }: { readonly at: string; readonly property?: string }): string =>
  property === undefined ? at : `${at}/${escapeKey(property)}`

/** Gives the value at a place, or undefined where there is none. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  return keysOf(pointer).reduce<Json | undefined>(childOf, value)
}

function childOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, Json>)[key]
}

/** Gives a copy of a value with another value at a place; a missing object on the way is made. `undefined` removes the place. */
export function withValueAt(value: Json | undefined, pointer: string, next: Json | undefined): Json | undefined {
  return replaced(value, keysOf(pointer), next)
}

function replaced(value: Json | undefined, keys: readonly string[], next: Json | undefined): Json | undefined {
  const [key, ...rest] = keys
  if (key === undefined) return next
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? (replaced(item, rest, next) ?? null) : item))
  const { [key]: child, ...others } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, Json>
  const changed = replaced(child, rest, next)
  return changed === undefined ? others : { ...(value as Record<string, Json>), [key]: changed }
}
