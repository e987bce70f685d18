import { type Field, isObject, type Json, type JsonObject, lookUp, propertiesAt, valueAt } from '#openapi'
import { type Collection, filteredBy, type Range } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { keyText } from '../store/unique-key.ts'
import type { Act } from './decision.ts'
import type { Shelf } from './shelf.ts'

/** Gives the records that the filters of a request let through, and its ranges. */
export function filtered(
  act: Act,
  shelf: Shelf,
  filters: readonly Field[],
  ranges: readonly Range[] = [],
): readonly JsonRecord[] {
  const { of, key } = shelf.layout
  const names = [...propertyNames(act, of, shelf.newest()[0]), ...(key === undefined ? [] : [key])]
  const wanted = filters.flatMap((field): Wanted[] => {
    const value = act.inputs[field]
    const property = value === undefined ? undefined : filteredBy(field.slice(field.indexOf('.') + 1), names)
    return value === undefined || property === undefined ? [] : [{ property, value }]
  })
  for (const { field, property, bound } of ranges) {
    const value = act.inputs[field]
    if (value !== undefined) wanted.push({ property, value: { [bound === 'from' ? 'gte' : 'lte']: value } })
  }
  return wanted.length === 0 ? shelf.all() : shelf.filtered(wanted, passes)
}

/** What a filter asks of a property. */
interface Wanted {
  readonly property: string
  readonly value: Json
}

function propertyNames({ document }: Act, { item }: Collection, record: JsonObject | undefined): readonly string[] {
  const own = item === undefined ? [] : [...propertiesAt(document.model.root, item).keys()]
  return own.length > 0 ? own : Object.keys(record ?? {})
}

function passes(record: JsonObject, { property, value: wanted }: Wanted): boolean {
  const value = record[property]
  if (isObject(wanted)) return Object.entries(wanted).every(([key, one]) => fits(value, key, one))
  return Array.isArray(wanted) ? wanted.some((one) => matches(value, one as Json)) : matches(value, wanted)
}

/** Of a list, one item has to lie within a bound. */
function fits(value: Json | undefined, key: string, wanted: Json): boolean {
  const isWithin = lookUp(bounds, key)
  if (!isWithin) return matches(valueAt(value, `/${key}`), wanted)
  return [value].flat().some((one) => isWithin(amountOf(one), amountOf(wanted)))
}

/** A time counts as a number. */
const amountOf = (value: Json | undefined): number =>
  Number.isNaN(Number(value)) ? Date.parse(keyText(value) ?? '') : Number(value)

/** `created[gte]=12` */
const bounds: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  gt: (value, bound) => value > bound,
  gte: (value, bound) => value >= bound,
  lt: (value, bound) => value < bound,
  lte: (value, bound) => value <= bound,
}

/** A list has what is wanted, a record in it by its name or key; texts are compared without their case. */
export function matches(value: Json | undefined, wanted: Json): boolean {
  if (Array.isArray(value)) return value.some((one) => matches(one as Json, wanted))
  if (isObject(value)) return ['id', 'name', 'username', 'slug', 'code'].some((name) => matches(value[name], wanted))
  if (typeof value === 'boolean') return wanted === value || wanted === String(value)
  const [own, other] = [keyText(value), keyText(wanted)]
  return (
    own !== undefined &&
    other !== undefined &&
    (own === other || (own.length === other.length && own.toLowerCase() === other.toLowerCase()))
  )
}
