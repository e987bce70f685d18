import { type Json, type Operation, type RequestExample, textOf } from '#openapi'
import { effectsOf, pagingOf } from '#openapi/effects'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { entriesIn, keyIn, listingFor } from '../reach/listing.ts'
import { pageRequest } from '../reach/page-request.ts'
import { type Facts, plan } from './facts.ts'
import { type Sequence, send } from './step.ts'

/** The most pages that are looked through. */
const mostPages = 10

/**
 * Says whether the record that a request would remove is in the list of its collection.
 *
 * @returns undefined where nothing lists it, or what was seen of the list does not tell.
 */
export function* isListed(facts: Facts, { operation, values }: PlannedRequest): Sequence<boolean | undefined> {
  const { value: effect } = effectsOf(facts.document).of(operation)
  const listing = effect.kind === 'remove' ? listingFor(facts.document, effect.of) : undefined
  const key = listing?.collection.key && values.parameters[`path.${listing.collection.key.parameter}`]
  const request = listing && listRequest(listing.operation, values)
  if (!listing || key === undefined || !request) return undefined
  const seen = new Set<string>()
  for (let page = 0; page < mostPages; page += 1) {
    const paging = pagingOf(listing.operation) ?? {}
    const next = pageRequest(facts.document, { operation: listing.operation, request, paging }, page, seen.size)
    if (!next) return paging.cursor === undefined ? false : undefined
    const reply = yield* send({ request: plan(facts, listing.operation, next), trial: true })
    if (reply.outcome !== 'success') return undefined
    const keys = entriesIn(facts.document, listing, reply.values?.response.body).map((entry) => textOf(keyIn(listing, entry)))
    if (keys.includes(textOf(key))) return true
    const before = seen.size
    for (const one of keys) seen.add(one)
    // A page that tells nothing new is the last, or the target does not know about pages.
    if (seen.size === before) return false
  }
  return undefined
}

/** The request for all that is below the same records: with what is required, and no more. */
function listRequest(
  { pairs: [pair], parameters }: Operation,
  { parameters: known }: RequestExample,
): RequestExample | undefined {
  if (!pair) return undefined
  const needed = parameters.filter(({ required }) => required).map(({ in: place, name }) => `${place}.${name}`)
  const found = needed.flatMap((field): readonly (readonly [string, Json])[] => {
    const value = (field.startsWith('path.') ? known[field] : undefined) ?? pair.request.parameters[field]
    return value === undefined ? [] : [[field, value]]
  })
  return { ...pair.request, parameters: Object.fromEntries(found) }
}
