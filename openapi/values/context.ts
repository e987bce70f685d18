import type { Json, JsonObject, Pointer } from '../model/model.ts'

/** Which way a value travels: decides about `readOnly` and `writeOnly` properties. */
export type Direction = 'request' | 'response'

/** What all parts of one attempt at a value have in common. */
export interface Attempt {
  readonly root: JsonObject
  readonly direction: Direction | undefined
  /** Any text or number: the same one gives the same values. */
  readonly seed: string
  /** Milliseconds since the epoch: dates are near it. */
  readonly now: number
  /** Which branch of `oneOf`, `anyOf` and `if` is taken: each attempt begins with another one. */
  readonly branch: number
  /** Whether examples in schemas are used; one that breaks its schema spoils the whole. */
  readonly examples: boolean
  /** Whether texts are as short or as long as they may be. */
  readonly size: 'ordinary' | 'short' | 'long'
  /** Whether what may be missing is left out. */
  readonly least: boolean
}

/** A place in the value that is being made. */
export interface Spot {
  readonly attempt: Attempt
  /** As JSON Pointer: makes values of different places differ. */
  readonly at: string
  /** Name of the nearest property around it: `email`. */
  readonly name: string
  readonly depth: number
  /** The schemas being filled around it, for those that hold themselves. */
  readonly open: readonly Pointer[]
}

/** What could not be made, told from any value of JSON. */
export const impossible = Symbol('impossible')
export type Made = Json | typeof impossible

/** Makes a value for a schema: likely to be valid, and to be validated by whoever asked. */
export type Generate = (schema: Json | undefined, spot: Spot) => Made

/** Deeper, what may be missing is left out: schemas that hold themselves would never end. */
export const deepest = 5

/** The spot of a property or an item. */
export const childOf = (spot: Spot, key: string | number): Spot => ({
  ...spot,
  at: `${spot.at}/${key}`,
  name: typeof key === 'number' ? spot.name : key,
  depth: spot.depth + 1,
})

/**
 * A number that looks random and is the same for the same seed and place.
 *
 * @param most The result is an integer from 0 to this, exclusive.
 */
export function pick({ attempt, at }: Pick<Spot, 'attempt' | 'at'>, most: number, salt = ''): number {
  let hash = 0x811c9dc5
  // FNV-1a: short, and spread well enough for a choice.
  for (const char of `${attempt.seed}\n${at}\n${salt}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0x5bd1e995)
  return Math.floor((((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32) * most)
}
