import type { Field } from '../model/field.ts'
import type { Json } from '../model/json.ts'
import type { Model, Operation, Parameter } from '../model/model.ts'
import { schemaAt } from '../model/schema-at.ts'
import { itemsAt, propertiesAt } from '../schema/properties.ts'
import type { Collection } from './effect.ts'
import { pagingOf } from './paging.ts'
import { plainName } from './path-template.ts'

/** A way to ask for a list in the order of a property. */
export interface Ordering {
  readonly property: string
  /** Values of the query, by field. */
  readonly values: Readonly<Record<Field, Json>>
  /** What the request says of the direction: `-` may turn round an order that begins with the greatest. */
  readonly direction: 'ascending' | 'descending' | 'plain' | 'reversed'
}

/**
 * Lists the orders that a list is documented to have: enumerated values that name a property (`title`, `-title`, `title_desc`), or a
 * second parameter that says which way round.
 */
export function orderingsOf(model: Model, list: Operation, { item }: Pick<Collection, 'item'>): readonly Ordering[] {
  const { sort } = pagingOf(list) ?? {}
  const parameter = list.parameters.find((one) => fieldOf(one) === sort)
  if (!parameter || item === undefined) return []
  const properties = [...propertiesAt(model.root, item).keys()]
  const isList = itemsAt(model.root, parameter.schema) !== undefined
  const ways = waysOf(model, list, parameter)
  return wordsOf(model, parameter).flatMap((word): readonly Ordering[] => {
    const [, sign, name = '', suffix] = /^([-+]?)(.+?)(?:[\s_:.,]?(asc|desc)(?:ending)?)?$/i.exec(word) ?? []
    const property = properties.find((one) => plainName(one) === plainName(name))
    if (property === undefined) return []
    const values = { [fieldOf(parameter)]: isList ? [word] : word }
    if (suffix) return [{ property, values, direction: directionOf(suffix) }]
    if (sign || ways.length === 0) return [{ property, values, direction: sign === '-' ? 'reversed' : 'plain' }]
    return ways.map(({ field, way }) => ({ property, values: { ...values, [field]: way }, direction: directionOf(way) }))
  })
}

/** The values of a parameter beside the one that sorts, which say which way round. */
function waysOf(
  model: Model,
  { parameters }: Operation,
  sort: Parameter,
): readonly { readonly field: Field; readonly way: string }[] {
  for (const one of parameters) {
    const words = one === sort || one.in !== 'query' ? [] : wordsOf(model, one)
    const isWay = words.length > 0 && words.every((word) => /^(asc|desc)(ending)?$/i.test(word))
    if (isWay) return words.map((way) => ({ field: fieldOf(one), way }))
  }
  return []
}

const directionOf = (word: string) => (/^asc/i.test(word) ? 'ascending' : 'descending')

function wordsOf(model: Model, { schema }: Parameter): readonly string[] {
  const { enum: known } = schemaAt(model, itemsAt(model.root, schema) ?? schema) ?? {}
  return Array.isArray(known) ? known.filter((one) => typeof one === 'string') : []
}

const fieldOf = ({ in: place, name }: Parameter): Field => `${place}.${name}`
