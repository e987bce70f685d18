import type { Json } from '#openapi'
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
  return [
    ...(minItems === undefined || minItems === 0 ? [] : [{ how: `${minItems - 1} items`, value: value.slice(0, minItems - 1) }]),
    ...(maxItems === undefined || maxItems >= most.items ? [] : [{ how: `${maxItems + 1} items`, value: more(maxItems + 1) }]),
    { how: 'an item twice', value: [...value, ...value.slice(0, 1)] },
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
