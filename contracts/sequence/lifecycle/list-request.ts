import { type Json, type Operation, type RequestExample, schemaAt, textOf } from '#openapi'
import { pagingOf } from '#openapi/effects'
import { entriesIn, keyIn } from '../../reach/listing.ts'
import { largestPage } from '../../reach/page-request.ts'
import { type Looked, lookThrough } from '../look-through.ts'
import type { Sequence } from '../step.ts'
import { keyOfRecord, type Living, type Made } from './living.ts'

/** The request for the list a record has to be in: below the same records, with what is required, and what is asked for beside. */
export function listRequest(
  living: Living,
  list: Operation,
  { sent, kept }: Made,
  extra: Readonly<Record<string, Json>> = {},
): RequestExample {
  const { facts } = living
  const [pair] = list.pairs
  const isNeeded = (field: string) =>
    list.parameters.some(({ in: place, name, required }) => required && field === `${place}.${name}`)
  const needed = Object.entries(pair?.request.parameters ?? {}).filter(([field]) => isNeeded(field))
  const around = Object.entries(sent.parameters).filter(
    ([field]) => field.startsWith('path.') && list.path.includes(`{${field.slice('path.'.length)}}`),
  )
  const { limit } = pagingOf(list) ?? {}
  const size = largestPage(facts.document, list)
  const known = living.life.filters.flatMap(({ field, property }) =>
    isNeeded(field) && isPlain(kept[property]) ? [[field, kept[property]] as const] : [],
  )
  return {
    parameters: {
      ...Object.fromEntries([...needed, ...known, ...around]),
      ...(limit && size ? { [limit]: size } : {}),
      ...living.window,
      ...extra,
    },
  }
}

const isPlain = (value: Json | undefined): value is Json => value !== undefined && value !== null && typeof value !== 'object'

/** Whether a list is asked for by something that may leave out a record which has another value, or none that is known. */
function isNarrowed(
  { life: { filters, ranges } }: Living,
  list: Operation,
  { kept }: Made,
  { parameters }: RequestExample,
): boolean {
  const paging: readonly unknown[] = Object.values(pagingOf(list) ?? {})
  return Object.entries(parameters).some(([field, value]) => {
    // Whoever bounds a list says so that the record is in it, or not.
    if (!field.startsWith('query.') || paging.includes(field) || ranges.some((range) => range.field === field)) return false
    const filter = filters.find((one) => one.field === field)
    const own = filter && kept[filter.property]
    const [first] = Array.isArray(value) ? value : [value]
    return filter === undefined || !(own === value || (Array.isArray(own) && own.includes(first ?? null)))
  })
}

/** The schema of a parameter. */
export function schemaOf(model: Parameters<typeof schemaAt>[0], list: Operation, field: string) {
  const parameter = list.parameters.find(({ in: place, name }) => `${place}.${name}` === field)
  return parameter && schemaAt(model, parameter.schema)
}

/** The entries of a list in a response, by key as text. */
export const entriesByKey = ({ facts, life }: Living, list: Operation, body: Json | undefined): ReadonlyMap<string, Json> =>
  new Map(
    entriesIn(facts.document, { operation: list }, body).map((entry) => [
      textOf(keyIn({ collection: life.collection }, entry)),
      entry,
    ]),
  )

/** How often a key is in a list. */
export const countOf = ({ facts, life }: Living, list: Operation, body: Json | undefined, key: string): number =>
  entriesIn(facts.document, { operation: list }, body).filter(
    (entry) => textOf(keyIn({ collection: life.collection }, entry)) === key,
  ).length

/** Looks for a record in a list, page by page; undefined where the list is not served. */
export function* lookFor(living: Living, list: Operation, one: Made, values: RequestExample): Sequence<Looked | undefined> {
  const { collection } = living.life
  const looked = yield* lookThrough(living.facts, { operation: list, collection }, values, keyOfRecord(living, one) ?? '')
  return looked && { ...looked, whole: looked.whole && !isNarrowed(living, list, one, values) }
}
