import type { Field } from '../model/field.ts'
import type { Model, Operation, Parameter } from '../model/model.ts'
import { schemaAt } from '../model/schema-at.ts'
import type { Paging } from './effect.ts'
import { plainName } from './path-template.ts'

/** What query parameters of such names say about a page. */
const words: Readonly<Record<keyof Paging, readonly string[]>> = {
  limit: [
    'limit',
    'perpage',
    'pagesize',
    'size',
    'max',
    'maxresults',
    'top',
    'count',
    'first',
    'itemsperpage',
    'rows',
    'take',
    'pagelimit',
  ],
  offset: ['offset', 'skip', 'start', 'startindex', 'from', 'pageoffset'],
  page: ['page', 'pagenumber', 'pageno', 'pageindex', 'p', 'currentpage'],
  cursor: ['cursor', 'after', 'startingafter', 'pagetoken', 'nexttoken', 'continuationtoken', 'continue', 'marker', 'since'],
  before: ['endingbefore', 'before', 'previouscursor', 'prevcursor', 'previoustoken', 'prevtoken'],
  sort: ['sort', 'sortby', 'order', 'orderby', 'ordering', 'sortorder'],
}

/** Reads which query parameters page a list; undefined where none does. */
export function pagingOf({ parameters }: Pick<Operation, 'parameters'>): Paging | undefined {
  const query = parameters.filter(({ in: place }) => place === 'query')
  const entries = (Object.keys(words) as (keyof Paging)[]).flatMap((role) => {
    const found = words[role].flatMap((word) => query.filter(({ name }) => plainName(name) === word))[0]
    return found ? [[role, fieldOf(found)] as const] : []
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/**
 * Says which number the first page of a list has: 1, unless the document allows 0 or names another as its default.
 *
 * @param page The field that takes the number of a page.
 */
export function firstPageOf(model: Model, { parameters }: Pick<Operation, 'parameters'>, page: Field | undefined): number {
  const schema = parameters.find((one) => fieldOf(one) === page)?.schema
  const { minimum, default: preset } = (schema === undefined ? undefined : schemaAt(model, schema)) ?? {}
  if (typeof preset === 'number') return preset
  return minimum === 0 ? 0 : 1
}

/** The query parameters that have the name of a property of the records: they say which of them are listed. */
export function filtersOf({ parameters }: Pick<Operation, 'parameters'>, properties: Iterable<string>): readonly Field[] {
  const known = [...properties]
  const paging = new Set(Object.values(pagingOf({ parameters }) ?? {}))
  return parameters
    .filter(({ in: place, name }) => place === 'query' && filteredBy(name, known) !== undefined)
    .map(fieldOf)
    .filter((field) => !paging.has(field))
}

/** The property a filter is about: the one of its name, else a list of what it names (`tag` of `tags` or `tagList`). */
export function filteredBy(filter: string, properties: readonly string[]): string | undefined {
  const wanted = plainName(filter)
  const lists = [`${wanted}s`, `${wanted}list`]
  return properties.find((one) => plainName(one) === wanted) ?? properties.find((one) => lists.includes(plainName(one)))
}

const fieldOf = ({ in: place, name }: Parameter): Field => `${place}.${name}`
