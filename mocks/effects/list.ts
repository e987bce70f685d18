import { isObject, type Json, type JsonObject, valueAt } from '#openapi'
import { type Effect, filteredBy } from '#openapi/effects'
import { keyText } from '../store/unique-key.ts'
import { type Act, type Decision, missing } from './decision.ts'
import { missingOwner } from './owner.ts'
import { pageOf } from './page.ts'
import { sorted } from './sort.ts'

/** Lists the records that the filters let through, sorted, the part that is asked for. */
export async function list({ of, at, filters, paging }: Extract<Effect, { kind: 'list' }>, act: Act): Promise<Decision> {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const shelf = act.shelf(of)
  const wanted = filters.flatMap((field): [string, Json][] => {
    const value = act.inputs[field]
    return value === undefined ? [] : [[field.slice(field.indexOf('.') + 1), value]]
  })
  const found = wanted.length === 0 ? shelf.all() : shelf.all().filter((record) => wanted.every((one) => passes(record, one)))
  const ordered = paging?.sort === undefined ? found : sorted(found, act.inputs[paging.sort], act.inputs)
  return { kind: 'done', list: pageOf(ordered, shelf.layout, paging, act), at, layoutOf: of }
}

function passes(record: JsonObject, [name, wanted]: readonly [string, Json]): boolean {
  const property = filteredBy(name, Object.keys(record))
  const value = property === undefined ? undefined : record[property]
  if (isObject(wanted)) return Object.entries(wanted).every(([key, one]) => matches(valueAt(value, `/${key}`), one))
  return Array.isArray(wanted) ? wanted.some((one) => matches(value, one as Json)) : matches(value, wanted)
}

/** A list has what is wanted, a record in it by its name or key; texts are compared without their case. */
function matches(value: Json | undefined, wanted: Json): boolean {
  if (Array.isArray(value)) return value.some((one) => matches(one as Json, wanted))
  if (isObject(value)) return ['id', 'name', 'username', 'slug', 'code'].some((name) => matches(value[name], wanted))
  if (typeof value === 'boolean') return wanted === value || wanted === String(value)
  return keyText(value)?.toLowerCase() === keyText(wanted)?.toLowerCase() && value !== undefined
}
