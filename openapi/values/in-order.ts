import { isEqual } from '../model/equal.ts'
import type { Json, JsonObject } from '../model/model.ts'
import { isObject } from '../model/plain.ts'

/** Parts of names of which the first comes before, or is less than, the second: `startDate` and `endDate`, `min_price` and `max_price`. */
const pairs: readonly (readonly [lower: string, upper: string])[] = [
  ['created', 'updated'],
  ['created', 'modified'],
  ['created', 'changed'],
  ['start', 'end'],
  ['started', 'finished'],
  ['started', 'completed'],
  ['begin', 'end'],
  ['from', 'to'],
  ['from', 'until'],
  ['opens', 'closes'],
  ['min', 'max'],
]

/** Swaps generated values whose names say that one comes first: a record was not updated before it was created. */
export function putInOrder(value: Record<string, Json>, properties: JsonObject): void {
  const names = new Map(Object.keys(value).map((name) => [name.toLowerCase(), name]))
  for (const name of Object.keys(value)) {
    for (const [lower, upper] of pairs) {
      const other = names.get(name.toLowerCase().replace(lower, upper))
      if (other === undefined || other === name || !isFree(properties[name], properties[other])) continue
      const [one, two] = [value[name], value[other]]
      if (one === undefined || two === undefined || !isGreater(one, two)) continue
      value[name] = two
      value[other] = one
    }
  }
}

/** Whether both values may change places: one schema, and no value that the document itself names. */
const isFree = (one: Json | undefined, other: Json | undefined): boolean =>
  isObject(one) && isObject(other) && isEqual(constraintsOf(one), constraintsOf(other)) && !named.some((word) => word in one)

const named = ['const', 'default', 'enum', 'example', 'examples']

const constraintsOf = (schema: JsonObject): JsonObject => ({ ...schema, title: null, description: null })

/** Of numbers, and of moments written alike. */
const isGreater = (one: Json, other: Json): boolean =>
  typeof one === 'number' && typeof other === 'number'
    ? one > other
    : typeof one === 'string' && typeof other === 'string' && moment.test(one) && moment.test(other) && one > other

const moment = /^\d{4}-\d\d-\d\d(T|$)/
