import type { Json } from '#openapi'
import type { Range } from '#openapi/effects'
import { fieldsIn } from '../../exchange/same-value.ts'
import { type Living, type Made, recordIn } from './living.ts'

/** Values of the query, by field. */
export type Values = Readonly<Record<string, Json>>

/** Parameters that bound a list so that a record has to be in it; undefined where nothing bounds it by what the record has. */
export function windowAround(living: Living, made: Made): Values | undefined {
  const bounds = living.life.ranges.flatMap((range) => {
    const extent = extentOf(range, valueIn(living, made, range))
    if (!extent) return []
    // Whether the day itself is within is the server's to say; of numbers the least and the most are.
    if (range.of === 'number') return [[range.field, range.bound === 'from' ? extent.least : extent.most] as const]
    return [[range.field, range.bound === 'from' ? besides(range, extent.least, -1) : besides(range, extent.most, 1)] as const]
  })
  return bounds.length === 0 ? undefined : Object.fromEntries(bounds)
}

/** Bounds that leave a record out: from after it, or up to before it. */
export function beyondOf(living: Living, range: Range, made: Made): Values | undefined {
  const { ranges } = living.life
  const extent = extentOf(range, valueIn(living, made, range))
  if (!extent) return undefined
  const value = range.bound === 'from' ? besides(range, extent.most, 1) : besides(range, extent.least, -1)
  // A range that ends before it begins is no range.
  const others = ranges.filter(({ property, bound }) => property === range.property && bound !== range.bound)
  return Object.fromEntries([range, ...others].map(({ field }) => [field, value]))
}

/** What was sent, or what the server has added: when it was created. */
function valueIn(living: Living, { kept, reply }: Made, { property, inner }: Range): Json | undefined {
  const own = kept[property] ?? fieldsIn(recordIn(living, living.life.creator, reply.values?.response.body))?.[property]
  return inner === undefined ? own : fieldsIn(own)?.[inner]
}

function extentOf({ of }: Range, kept: Json | undefined): { readonly least: Json; readonly most: Json } | undefined {
  const type = of === 'number' ? 'number' : 'string'
  const all = (Array.isArray(kept) ? kept : [kept]).filter((one) => typeof one === type)
  const sorted = all.toSorted((one, other) => amountOf(one) - amountOf(other))
  const [least, most] = [sorted[0], sorted.at(-1)]
  return least === undefined || most === undefined || Number.isNaN(amountOf(most)) ? undefined : { least, most }
}

const amountOf = (value: Json | undefined): number =>
  typeof value === 'number' ? value : Date.parse(typeof value === 'string' ? value : '')

const dayMs = 86_400_000

/** Two days are never one, in whichever part of the world a server is. */
function besides({ of }: Range, value: Json, direction: 1 | -1): Json {
  if (of === 'number') return Math.trunc(amountOf(value)) + direction
  const text = new Date(amountOf(value) + 2 * direction * dayMs).toISOString()
  return of === 'date' ? text.slice(0, 10) : text
}
