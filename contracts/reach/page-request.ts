import { type Document, type Operation, type RequestExample, schemaAt, withField } from '#openapi'
import { firstPageOf, pagingOf } from '#openapi/effects'
import type { Listing } from './listing.ts'

/**
 * The request for a page of a list.
 *
 * @param page The first is 0.
 * @param known How many entries the pages before had.
 * @returns undefined where the list has only one page, or the next cannot be asked for.
 */
export function pageRequest(
  { model }: Document,
  { operation, request, paging }: Pick<Listing, 'operation' | 'request' | 'paging'>,
  page: number,
  known: number,
): RequestExample | undefined {
  if (page === 0) return request
  if (paging.offset !== undefined) return withField(request, paging.offset, known)
  if (paging.page === undefined) return undefined
  return withField(request, paging.page, firstPageOf(model, operation, paging.page) + page)
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
