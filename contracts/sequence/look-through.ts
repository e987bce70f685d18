import { type Json, type RequestExample, textOf } from '#openapi'
import { pagingOf } from '#openapi/effects'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { isLastPage } from '../reach/last-page.ts'
import { entriesIn, keyIn, type Listing } from '../reach/listing.ts'
import { pageRequest } from '../reach/page-request.ts'
import { type Facts, plan } from './facts.ts'
import { type Sequence, send } from './step.ts'

/** What was seen of a list. */
export interface Looked {
  /** Where the record is in the list, the page that has it; else the first. */
  readonly request: PlannedRequest
  readonly isThere: boolean
  /** The whole list was seen, and the record is not in it. */
  readonly whole: boolean
}

/** The most pages that are looked through. */
const mostPages = 10

/**
 * Looks for a record in a list, page by page; undefined where the list is not served.
 *
 * @param key As text.
 */
export function* lookThrough(
  facts: Facts,
  { operation, collection }: Pick<Listing, 'operation' | 'collection'>,
  request: RequestExample,
  key: string,
): Sequence<Looked | undefined> {
  const paging = pagingOf(operation) ?? {}
  const keysIn = (body: Json | undefined) =>
    entriesIn(facts.document, { operation }, body).map((entry) => textOf(keyIn({ collection }, entry)))
  const seen = new Set<string>()
  const missed = (whole: boolean): Looked => ({ request: plan(facts, operation, request), isThere: false, whole })
  let last: Json | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const next = pageRequest(facts.document, { operation, request, paging }, { page, known: seen.size, last })
    if (!next) return missed(paging.cursor === undefined || isLastPage(last))
    const planned = plan(facts, operation, next)
    const reply = yield* send({ request: planned, trial: true })
    if (reply.outcome !== 'success') return page === 0 ? undefined : missed(false)
    last = reply.values?.response.body
    const keys = keysIn(last)
    if (keys.includes(key)) return { request: planned, isThere: true, whole: false }
    const before = seen.size
    for (const one of keys) seen.add(one)
    // A page that tells nothing new is the last, or the target does not know about pages.
    if (seen.size === before) return missed(true)
  }
  return missed(false)
}
