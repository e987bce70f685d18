import { type Json, textOf } from '#openapi'

/** Which way round values are in order; whichever way a server compares texts. */
export interface Directions {
  readonly up: boolean
  readonly down: boolean
}

type Compare = (one: Json, other: Json) => number

const byCode = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const plain = new Intl.Collator('en')
const numeric = new Intl.Collator('en', { numeric: true, sensitivity: 'base', ignorePunctuation: true })

const compares: readonly Compare[] = [
  (one, other) => byCode(textOf(one), textOf(other)),
  (one, other) => byCode(textOf(one).toLowerCase(), textOf(other).toLowerCase()),
  (one, other) => plain.compare(textOf(one), textOf(other)),
  (one, other) => numeric.compare(textOf(one), textOf(other)),
  (one, other) => Date.parse(textOf(one)) - Date.parse(textOf(other)),
]

/**
 * Says which way round values are in order; undefined where there are too few different ones to tell.
 *
 * @param known The values of an enumeration: a server may sort by their place in it.
 */
export function directionsOf(values: readonly Json[], known: readonly Json[] = []): Directions | undefined {
  if (new Set(values).size < 2) return undefined
  const isNumbers = values.every((one) => typeof one === 'number')
  const byPlace: Compare = (one, other) => known.indexOf(one) - known.indexOf(other)
  const all = isNumbers ? [(one: Json, other: Json) => Number(one) - Number(other)] : [...compares, byPlace]
  const isIn = (direction: 1 | -1) =>
    all.some((compare) => {
      const steps = values.slice(1).map((one, index) => direction * compare(values[index] ?? null, one))
      return steps.every((step) => step <= 0) && steps.some((step) => step < 0)
    })
  return { up: isIn(1), down: isIn(-1) }
}
