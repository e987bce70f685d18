import { type Json, type JsonObject, textOf } from '#openapi'
import { plainName } from '#openapi/effects'

/**
 * Sorts records as a request asks: `name`, `-name`, `name,desc`, `name-ASC`, `name:desc`, several of them.
 *
 * @param inputs All inputs: a second parameter may say the direction.
 */
export function sorted<Item extends JsonObject>(
  records: readonly Item[],
  asked: Json | undefined,
  inputs: Readonly<Record<string, Json>>,
): readonly Item[] {
  const orders = readOrders(asked, records[0], inputs)
  if (orders.length === 0) return records
  return records.toSorted((one, other) => {
    for (const { name, descending } of orders) {
      const difference = compare(one[name], other[name])
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  })
}

interface Order {
  readonly name: string
  readonly descending: boolean
}

function readOrders(
  asked: Json | undefined,
  record: JsonObject | undefined,
  inputs: Readonly<Record<string, Json>>,
): readonly Order[] {
  if (!record) return []
  const texts = [asked].flat().flatMap((one) => (typeof one === 'string' ? [one] : []))
  const second = Object.entries(inputs).find(([field]) => /^query\.(sort_?)?(order|dir(ection)?)(_by)?$/i.test(field))?.[1]
  const otherwise = /^desc/i.test(textOf(second ?? ''))
  return texts.flatMap((text) => {
    const whole = readOrder(text, record, otherwise)
    return whole ? [whole] : text.split(',').flatMap((part) => readOrder(part.trim(), record, otherwise) ?? [])
  })
}

function readOrder(text: string, record: JsonObject, otherwise: boolean): Order | undefined {
  const [, sign = '', field = '', direction = ''] =
    /^([+-]?)(.*?)(?:[-_:, .]+(asc|desc|ascending|descending))?$/i.exec(text) ?? []
  const name = Object.keys(record).find((one) => plainName(one) === plainName(field))
  return name === undefined
    ? undefined
    : { name, descending: sign === '-' || (direction === '' ? otherwise : /^desc/i.test(direction)) }
}

function compare(one: Json | undefined, other: Json | undefined): number {
  if (one === other) return 0
  if (one === undefined || one === null) return 1
  if (other === undefined || other === null) return -1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [first, second] = [textOf(one), textOf(other)]
  return first === second ? 0 : first < second ? -1 : 1
}
