import type { Json } from '#openapi'
import { isLastPage } from '../reach/last-page.ts'
import { entriesIn, keyIn, type Listing } from '../reach/listing.ts'
import { pageRequest } from '../reach/page-request.ts'
import { type Facts, plan } from '../sequence/facts.ts'
import { type Sequence, send } from '../sequence/step.ts'

/** What a target lists, by list. A list that was not served is not among them. */
export type Inventory = ReadonlyMap<Listing, Listed>

/** What one list holds. */
export interface Listed {
  /** Entries by their key, as JSON text. */
  readonly entries: ReadonlyMap<string, Json>
  /** Whether its end was seen: of a list that goes on, nobody knows what is not there. */
  readonly whole: boolean
}

/** The most pages of a list that are read. */
const mostPages = 50

/** Reads every list from its first page to its last. */
export function* takeInventory(facts: Facts, listings: readonly Listing[]): Sequence<Inventory> {
  const inventory = new Map<Listing, Listed>()
  for (const listing of listings) {
    const listed = yield* readWhereServed(facts, listing)
    if (listed) inventory.set(listing, listed)
  }
  return inventory
}

/** It may be read before anybody knows under which base path the target serves its operations. */
function* readWhereServed(facts: Facts, listing: Listing): Sequence<Listed | undefined> {
  for (const notation of facts.learned.notations ?? facts.document.model.notations.keys()) {
    const listed = yield* readList({ ...facts, learned: { ...facts.learned, notations: [notation] } }, listing)
    if (listed) return listed
  }
  return undefined
}

function* readList(facts: Facts, listing: Listing): Sequence<Listed | undefined> {
  const entries = new Map<string, Json>()
  let last: Json | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const values = pageRequest(facts.document, listing, { page, known: entries.size, last })
    if (!values) return { entries, whole: listing.paging.cursor === undefined || isLastPage(last) }
    const request = plan(facts, listing.operation, values)
    const reply = yield* send({ request, restores: listing.operation.id, mayFail: true, trial: true })
    if (reply.outcome !== 'success') return page === 0 ? undefined : { entries, whole: false }
    last = reply.values?.response.body
    const found = entriesIn(facts.document, listing, last)
    const known = entries.size
    for (const entry of found) entries.set(JSON.stringify(keyIn(listing, entry)), entry)
    // A page that tells nothing new is the last, or the target does not know about pages.
    if (entries.size === known) return { entries, whole: true }
  }
  return { entries, whole: false }
}
