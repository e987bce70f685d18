import { isObject, type Json } from '#openapi'
import { lists, numbers, objects } from './amounts.ts'
import { beyond, withCharacter } from './beyond-ascii.ts'
import { counted, ofBytes, ofLength } from './lengths.ts'
import type { Limits } from './limits.ts'
import { most } from './out-of-reach.ts'

/** A value made from a valid one, and what was done to it: `one character less`. */
export interface Mutation {
  readonly how: string
  readonly value: Json
  /** The part of the value it is about, where the rest may be any other. */
  readonly part?: string
  /** The same for each character of the part alone: which one it is, where the whole is refused. */
  readonly alone?: readonly Mutation[]
  /** How it is made of what would be accepted, where `value` is no more than an instance of that. */
  readonly made?: (valid: Json) => Json
}

/**
 * Lists values that a rule may refuse, made from a valid one. Which rule each breaks is for the validator to say: so no keyword
 * needs a recipe of its own.
 */
export function mutate(value: Json, limits: Limits): readonly Mutation[] {
  return [
    ...otherTypes(value),
    ...(typeof value === 'string' ? texts(value, limits) : []),
    ...(typeof value === 'number' ? numbers(value, limits) : []),
    ...(Array.isArray(value) ? lists(value, limits) : []),
    ...(isObject(value) ? objects(value, limits) : []),
  ]
}

/** A value of every other type of JSON. */
export function otherTypes(value: Json): readonly Mutation[] {
  const others: readonly Mutation[] = [
    { how: 'a number', value: 12_345_678 },
    { how: 'a text', value: 'text' },
    { how: 'a boolean', value: true },
    { how: 'a list', value: [value] },
    { how: 'an object', value: { value } },
  ]
  return others.filter((other) => typeOf(other.value) !== typeOf(value))
}

const typeOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

function texts(value: string, { minLength, maxLength, minBytes = 0, maxBytes = most.characters }: Limits): readonly Mutation[] {
  return [
    ...(minBytes < 1 || minBytes > most.characters ? [] : ofBytes(value, minBytes - 1)),
    ...(maxBytes >= most.characters ? [] : ofBytes(value, maxBytes + 1)),
    ...(minLength === undefined || minLength === 0 || minLength > most.characters
      ? []
      : [{ how: counted(minLength - 1), value: ofLength(value, minLength - 1) }]),
    ...(minLength === undefined || minLength < 2 || minLength > most.characters ? [] : tooShortBeyond(value, minLength - 1)),
    ...(maxLength === undefined || maxLength >= most.characters
      ? []
      : [{ how: counted(maxLength + 1), value: ofLength(value, maxLength + 1) }]),
    ...subsets.map((kinds) => ({
      how: `only ${kinds.join(', ')}`,
      value: ofKinds(kinds, innerLength({ minLength, maxLength }, value)),
    })),
    { how: 'a digit first', value: `1${value.slice(1)}` },
    { how: 'a hyphen in it', value: `${value.slice(0, 2)}-${value.slice(3)}` },
    { how: 'a blank in it', value: `${value.slice(0, 2)} ${value.slice(3)}` },
    { how: 'a slash in it', value: `${value.slice(0, 2)}/${value.slice(3)}` },
    { how: 'a letter with an accent', value: `${value.slice(0, 2)}é${value.slice(3)}` },
    { how: 'a letter more', value: `${value}x` },
    { how: 'no form at all', value: '?' },
    { how: 'nothing but blanks', value: '   ' },
  ]
}

/** Long enough for a server that counts something else than characters. */
const tooShortBeyond = (value: string, length: number): readonly Mutation[] =>
  beyond.map(({ how, character }) => ({
    how: `${counted(length)}, ${how}`,
    value: withCharacter(ofLength(value, length), character),
  }))

/** A length away from both limits, so that one probe touches one edge. */
export function innerLength(limits: Limits, value: string): number {
  const { minLength = 0, maxLength = minLength + 40 } = limits
  const isInside = value.length > minLength && value.length < maxLength
  return isInside ? value.length : Math.max(1, halfway({ minLength, maxLength }))
}

/** Between the limits, and not far from the lower one: the upper one may be out of reach. */
export function halfway({ minLength = 0, maxLength = 40 }: Limits): number {
  const least = Math.min(minLength, most.characters)
  return Math.floor((least + Math.min(maxLength, least + 1_000)) / 2)
}

const alphabet = {
  lower: 'abcdefghjkmnpqrstuvwxyz',
  upper: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  digits: '23456789',
  special: '!#%&*+-=?@_',
} as const
/** A kind of characters that passwords are asked for. */
export type CharacterKind = keyof typeof alphabet
const characterKinds = Object.keys(alphabet) as readonly CharacterKind[]

/** Every choice of kinds of characters, the smaller ones first. */
export const subsets: readonly (readonly CharacterKind[])[] = Array.from({ length: 15 }, (_, index) =>
  characterKinds.filter((_kind, bit) => (index + 1) & (1 << bit)),
).toSorted((one, other) => one.length - other.length)

/** A text of just these kinds of characters. */
export function ofKinds(kinds: readonly CharacterKind[], length: number): string {
  return Array.from({ length }, (_, index) => {
    const letters = alphabet[kinds[index % kinds.length] ?? 'lower']
    return letters[Math.floor(index / kinds.length) % letters.length]
  }).join('')
}

/** Every printable character of ASCII. */
export const printable: string = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
