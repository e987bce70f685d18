import { type Json, type Operation, type RequestExample, textOf } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { listingFor } from '../reach/listing.ts'
import type { Facts } from './facts.ts'
import { lookThrough } from './look-through.ts'
import type { Sequence } from './step.ts'

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
  const looked = yield* lookThrough(facts, listing, request, textOf(key))
  return looked?.isThere || looked?.whole ? looked.isThere : undefined
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
