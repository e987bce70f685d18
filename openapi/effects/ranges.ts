import type { Field } from '../model/field.ts'
import type { Model, Operation, Parameter, Pointer } from '../model/model.ts'
import { followReference } from '../model/place.ts'
import { schemaAt } from '../model/schema-at.ts'
import { itemsAt, propertiesAt } from '../schema/properties.ts'
import type { Collection } from './effect.ts'
import { pagingOf } from './paging.ts'
import { plainName } from './path-template.ts'

/** A parameter of a list that says where a range of a property begins or ends: `startDate` of `dates`. */
export interface Range {
  readonly field: Field
  readonly property: string
  /** Of an amount that is an object, the property that has the number: `amount` of `price`. */
  readonly inner?: string
  readonly bound: 'from' | 'to'
  /** `date`, `date-time`, or `number`. */
  readonly of: string
}

const words = {
  from: ['start', 'from', 'since', 'min', 'minimum', 'after', 'begin', 'earliest'],
  to: ['end', 'to', 'until', 'till', 'max', 'maximum', 'before', 'latest'],
} as const

const known = new WeakMap<Operation, readonly Range[]>()

/** Reads which query parameters bound a property of the records, by their names and by what kind of value both have. */
export function rangesOf(model: Model, list: Operation, of: Pick<Collection, 'item'>): readonly Range[] {
  const ranges = known.get(list) ?? rangesIn(model, list, of)
  known.set(list, ranges)
  return ranges
}

function rangesIn(model: Model, list: Operation, { item }: Pick<Collection, 'item'>): readonly Range[] {
  if (item === undefined) return []
  const paging: readonly unknown[] = Object.values(pagingOf(list) ?? {})
  const properties = [...propertiesAt(model.root, item)].map(([name, at]) => ({
    name,
    of: kindOf(model, at),
    ...amountIn(model, at),
  }))
  return list.parameters.flatMap((parameter): readonly Range[] => {
    const field = `${parameter.in}.${parameter.name}`
    const named = boundIn(parameter)
    const of = kindOf(model, parameter.schema)
    if (parameter.in !== 'query' || !named || of === undefined || paging.includes(field)) return []
    const found = properties.find(({ name, of: kind }) => kind === of && isAbout(plainName(name), named.stem))
    const { inner } = found ?? {}
    return found ? [{ field, property: found.name, bound: named.bound, of, ...(inner === undefined ? {} : { inner }) }] : []
  })
}

/** `created` is about `createdAt`, `due` about `dueOn` or `dueDate`. */
const isAbout = (property: string, stem: string): boolean =>
  stem !== '' && ['', 's', 'list', 'at', 'on', 'date', 'time'].some((end) => property === `${stem}${end}`)

function boundIn({ name }: Parameter): { readonly bound: Range['bound']; readonly stem: string } | undefined {
  const parts = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  for (const bound of ['from', 'to'] as const)
    for (const [index, part] of parts.entries())
      if (parts.length > 1 && (words[bound] as readonly string[]).includes(part) && (index === 0 || index === parts.length - 1))
        return { bound, stem: parts.filter((_, other) => other !== index).join('') }
  return undefined
}

/** The one number that an object has beside a unit: `{ amount, currency }`. */
function amountIn(model: Model, at: Pointer): { readonly of?: string; readonly inner?: string } {
  const numbers = [...propertiesAt(model.root, at)].filter(([, place]) => kindOf(model, place) === 'number')
  const [[inner] = []] = numbers
  return numbers.length === 1 && inner !== undefined ? { of: 'number', inner } : {}
}

/** Of a list, the kind of its items. */
function kindOf(model: Model, at: Pointer): string | undefined {
  const place = followReference(model.root, itemsAt(model.root, at) ?? at)
  const { type: types, format } = schemaAt(model, place) ?? {}
  // What may be null is of the other kind all the same.
  const [type, ...others] = [types ?? []].flat().filter((one) => one !== 'null')
  if (others.length > 0) return undefined
  if (type === 'integer' || type === 'number') return 'number'
  return type === 'string' && (format === 'date' || format === 'date-time') ? format : undefined
}
