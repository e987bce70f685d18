import type { Json, JsonObject } from '#openapi'
import type { Limits } from './limits.ts'
import { most } from './out-of-reach.ts'

/** A value made from a valid one, and what was done to it. */
interface Amount {
  readonly how: string
  readonly value: Json
}

/** Lists of more or fewer items than allowed, and with an item twice. */
export function lists(value: readonly Json[], { minItems, maxItems }: Limits): readonly Amount[] {
  const more = (length: number): Json => Array.from({ length }, (_, index) => value[index % Math.max(1, value.length)] ?? null)
  const different = (length: number): Json =>
    Array.from({ length }, (_, index) => {
      const [first = null] = value
      return typeof first === 'string' ? `${first}${index || ''}` : typeof first === 'number' ? first + index : first
    })
  return [
    ...(minItems === undefined || minItems === 0 ? [] : [{ how: `${minItems - 1} items`, value: value.slice(0, minItems - 1) }]),
    ...(maxItems === undefined || maxItems >= most.items ? [] : [{ how: `${maxItems + 1} items`, value: more(maxItems + 1) }]),
    ...(maxItems === undefined || maxItems >= most.items
      ? []
      : [{ how: `${maxItems + 1} different items`, value: different(maxItems + 1) }]),
    { how: 'an item twice', value: [...value, ...value.slice(0, 1)] },
  ]
}

/** Objects with none of their properties, with one that nobody knows, and with more than allowed. */
export function objects(value: JsonObject, { maxProperties }: Limits): readonly Amount[] {
  const [first = 'text'] = Object.values(value)
  const further = (count: number) =>
    Object.fromEntries(Array.from({ length: Math.max(0, count) }, (_, index) => [`further${index + 1}`, first]))
  return [
    { how: 'an unknown property', value: { ...value, unknownProperty: 'text' } },
    { how: 'no properties', value: {} },
    ...(maxProperties === undefined || maxProperties >= most.items
      ? []
      : [
          {
            how: `${maxProperties + 1} properties`,
            value: { ...value, ...further(maxProperties + 1 - Object.keys(value).length) },
          },
        ]),
  ]
}

/** Numbers of another kind, and beyond each limit. */
export function numbers(value: number, { minimum, maximum }: Limits): readonly Amount[] {
  return [
    { how: 'a fraction', value: value + 0.5 },
    { how: 'the number as text', value: String(value) },
    ...(minimum === undefined ? [] : [{ how: 'one below the least', value: minimum - 1 }]),
    ...(maximum === undefined ? [] : [{ how: 'one above the most', value: maximum + 1 }]),
    { how: 'far below', value: -1_000_003 },
    { how: 'far above', value: 1_000_003 },
  ]
}
