import { type Document, type RequestExample, withField } from '#openapi'
import { firstPageOf } from '#openapi/effects'
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
