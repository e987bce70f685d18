import { isObject, type Json, type JsonObject, propertiesAt, valueAt } from '#openapi'
import { type Collection, type Effect, filteredBy } from '#openapi/effects'
import { keyText } from '../store/unique-key.ts'
import { type Act, type Decision, missing } from './decision.ts'
import { missingOwner } from './owner.ts'
import { pageOf } from './page.ts'
import { sorted } from './sort.ts'

/** Lists the records that the filters let through, sorted, the part that is asked for. */
export function list({ of, at, filters, paging }: Extract<Effect, { kind: 'list' }>, act: Act): Decision {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const shelf = act.shelf(of)
  const names = propertyNames(act, of, shelf.newest()[0])
  const wanted = filters.flatMap((field): Wanted[] => {
    const value = act.inputs[field]
    const property = value === undefined ? undefined : filteredBy(field.slice(field.indexOf('.') + 1), names)
    return value === undefined || property === undefined ? [] : [{ property, value }]
  })
  const found = wanted.length === 0 ? shelf.all() : shelf.filtered(wanted, passes)
  const ordered = paging?.sort === undefined ? found : sorted(found, act.inputs[paging.sort], act.inputs)
  return { kind: 'done', list: pageOf(ordered, shelf.layout, paging, act), at, layoutOf: of }
}

/** What a filter asks of a property. */
export interface Wanted {
  readonly property: string
  readonly value: Json
}

function propertyNames({ document }: Act, { item }: Collection, record: JsonObject | undefined): readonly string[] {
  const own = item === undefined ? [] : [...propertiesAt(document.model.root, item).keys()]
  return own.length > 0 ? own : Object.keys(record ?? {})
}

function passes(record: JsonObject, { property, value: wanted }: Wanted): boolean {
  const value = record[property]
  if (isObject(wanted)) return Object.entries(wanted).every(([key, one]) => matches(valueAt(value, `/${key}`), one))
  return Array.isArray(wanted) ? wanted.some((one) => matches(value, one as Json)) : matches(value, wanted)
}

/** A list has what is wanted, a record in it by its name or key; texts are compared without their case. */
function matches(value: Json | undefined, wanted: Json): boolean {
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
