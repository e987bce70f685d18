import type { Json, JsonObject } from '../model/model.ts'
import { isObject, listOf } from '../model/plain.ts'
import { childOf, deepest, type Generate, impossible, type Made, type Spot } from './context.ts'

/** Longer lists are not made. */
const longestList = 1_000

/** Makes a list with as many items as there must be, or one to show how. */
export function generateArray(schema: JsonObject, spot: Spot, generate: Generate): Made {
  const { items, prefixItems, contains, minItems, maxItems } = schema
  const first = listOf(prefixItems)
  const wished =
    spot.attempt.least || (spot.depth >= deepest && !isPlain(items))
      ? 0
      : Math.max(first.length, items === false ? 0 : 1, contains === undefined ? 0 : 1)
  const count = Math.min(Math.max(Number(minItems ?? 0), wished), Number(maxItems ?? Infinity))
  if (count > longestList) return impossible
  const list: Json[] = []
  for (let index = 0; index < count; index += 1) {
    const item = first[index] ?? (contains !== undefined && index === first.length ? contains : (items ?? true))
    const made = generateOther(item, childOf(spot, index), schema.uniqueItems === true ? list : [], generate)
    if (made === impossible && list.length >= Number(minItems ?? 0)) return list
    if (made === impossible) return impossible
    list.push(made)
  }
  return list
}

/** A list of plain values ends by itself. A form cannot say that a list is empty, so that it would be missing there. */
const isPlain = (items: Json | undefined): boolean =>
  isObject(items) && typeof items.type === 'string' && items.type !== 'object' && items.type !== 'array'

/** Makes an item that is not there yet. */
function generateOther(item: Json, spot: Spot, there: readonly Json[], generate: Generate): Made {
  const known = new Set(there.map((one) => JSON.stringify(one)))
  let made = generate(item, spot)
  for (let round = 1; made !== impossible && known.has(JSON.stringify(made)) && round < mostRounds; round += 1)
    made = generate(item, { ...spot, at: `${spot.at}~${round}`, attempt: { ...spot.attempt, examples: false } })
  return made
}

/** Enough to find the last of a dozen values. */
const mostRounds = 60
