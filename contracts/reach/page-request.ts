import { type Document, type Json, type Operation, type RequestExample, schemaAt, withField } from '#openapi'
import { firstPageOf, pagingOf } from '#openapi/effects'
import { nextCursor } from './last-page.ts'
import type { Listing } from './listing.ts'

/** The page that is asked for. */
export interface PageAsked {
  /** The first is 0. */
  readonly page: number
  /** How many entries the pages before had. */
  readonly known: number
  /** Body of the page before: it may say by which cursor the next is asked for. */
  readonly last?: Json | undefined
}

/**
 * The request for a page of a list.
 *
 * @returns undefined where the list has only one page, or the next cannot be asked for.
 */
export function pageRequest(
  { model }: Document,
  { operation, request, paging }: Pick<Listing, 'operation' | 'request' | 'paging'>,
  { page, known, last }: PageAsked,
): RequestExample | undefined {
  if (page === 0) return request
  if (paging.offset !== undefined) return withField(request, paging.offset, known)
  if (paging.page === undefined) {
    const cursor = paging.cursor === undefined ? undefined : nextCursor(last)
    return paging.cursor === undefined || cursor === undefined ? undefined : withField(request, paging.cursor, cursor)
  }
  return withField(request, paging.page, firstPageOf(model, operation, paging.page) + page)
}

/** As many at once as is decent to ask for. */
const mostAtOnce = 100

/** The most records that a list gives at once, as far as that is documented. */
export function largestPage({ model }: Document, list: Operation): number | undefined {
  const { limit } = pagingOf(list) ?? {}
  const parameter = list.parameters.find(({ in: place, name }) => `${place}.${name}` === limit)
  const { maximum } = (parameter && schemaAt(model, parameter.schema)) ?? {}
  return typeof maximum === 'number' ? Math.min(maximum, mostAtOnce) : undefined
}

/** The same request for the first page: which page a generated one asks for nobody chose, and a later one is empty. */
export function firstPageRequest({ model }: Document, operation: Operation, request: RequestExample): RequestExample {
  const { page, offset } = pagingOf(operation) ?? {}
  const isGenerated = (field: string | undefined): field is string =>
    operation.parameters.some(({ in: place, name, example }) => `${place}.${name}` === field && example === undefined) &&
    request.parameters[field ?? ''] !== undefined
  const asked = isGenerated(page) ? withField(request, page, firstPageOf(model, operation, page)) : request
  return isGenerated(offset) ? withField(asked, offset, leastOf(model, operation, offset)) : asked
}

function leastOf(model: Document['model'], { parameters }: Operation, field: string): number {
  const schema = parameters.find(({ in: place, name }) => `${place}.${name}` === field)?.schema
  const { minimum } = (schema === undefined ? undefined : schemaAt(model, schema)) ?? {}
  return typeof minimum === 'number' ? minimum : 0
}
