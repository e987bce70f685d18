import type { JsonObject } from '../model/model.ts'
import { pick, type Spot } from './context.ts'

/** Gives a number that keeps its limits, near what its name lets one expect; undefined where the limits leave none. */
export function numberFor(schema: JsonObject, spot: Spot, isInteger: boolean): number | undefined {
  const step = typeof schema.multipleOf === 'number' && schema.multipleOf > 0 ? schema.multipleOf : isInteger ? 1 : undefined
  const unit = isInteger ? 1 : 0.01
  const lowest = limit(schema.minimum, schema.exclusiveMinimum, unit, Math.max)
  const highest = limit(schema.maximum, schema.exclusiveMaximum, -unit, Math.min)
  const wanted = expected(spot)
  const value = Math.min(Math.max(wanted, lowest ?? Math.min(wanted, highest ?? wanted)), highest ?? Number.POSITIVE_INFINITY)
  if (step === undefined) return within(value, lowest, highest) ? round(value) : undefined
  const multiples = [Math.round(value / step), Math.ceil(value / step), Math.floor(value / step)].map((count) =>
    round(count * step),
  )
  return multiples.find((multiple) => within(multiple, lowest, highest) && (!isInteger || Number.isInteger(multiple)))
}

function limit(
  inclusive: unknown,
  exclusive: unknown,
  step: number,
  tighter: (...values: number[]) => number,
): number | undefined {
  const limits = [
    ...(typeof inclusive === 'number' ? [inclusive] : []),
    ...(typeof exclusive === 'number' ? [exclusive + step] : []),
  ]
  return limits.length === 0 ? undefined : tighter(...limits)
}

const within = (value: number, lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY): boolean =>
  value >= lowest && value <= highest

/** Away with the noise of binary fractions: 0.1 + 0.2 is meant to be 0.3. */
const round = (value: number): number => Number(value.toPrecision(12))

/** What numbers of such names are usually about: from, to, digits after the point. */
const ranges: readonly (readonly [RegExp, number, number, number?])[] = [
  [/lat(itude)?$/i, -60, 60, 4],
  [/(lng|lon|longitude)$/i, -120, 120, 4],
  [/(price|amount|total|cost|fee|balance)$/i, 5, 200, 2],
  [/year$/i, 1990, 2026],
  [/age$/i, 18, 80],
  [/(count|quantity|qty|size|limit|number|num)$/i, 1, 20],
  [/page$/i, 1, 1],
  [/(offset|skip)$/i, 0, 0],
  [/(rating|score)$/i, 1, 5],
  [/percent(age)?$/i, 1, 100],
  [/(width|height)$/i, 100, 1200],
  [/port$/i, 8000, 9000],
  [/id$/i, 1, 1000],
]

function expected(spot: Spot): number {
  const [, from, to, digits = 0] = ranges.find(([name]) => name.test(spot.name)) ?? [/./, 1, 100]
  const scale = 10 ** digits
  return from + pick(spot, Math.floor((to - from) * scale) + 1) / scale
}
