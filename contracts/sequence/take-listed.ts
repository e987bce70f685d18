import type { Json, Operation, Pair } from '#openapi'
import { type Collection, effectsOf, leadsThrough } from '#openapi/effects'
import { entriesIn, keyIn, listingFor } from '../reach/listing.ts'
import { type Facts, plan } from './facts.ts'
import { type Names, withNames } from './names.ts'
import { describeReply, type Sequence, send } from './step.ts'

/**
 * Finds records that a request made from the schemas needs and that the run cannot create: the first that the target lists. They are only
 * looked at, or have something created below them.
 *
 * @param made Path templates of the collections of which the run creates a record itself.
 * @returns What stands for their keys, or why there is none.
 */
export function* takeListed(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  made: ReadonlySet<string>,
): Sequence<{ readonly names: Names } | { readonly reason: string }> {
  const { document } = facts
  const names = new Map<Json, Json>()
  if (!pair.generated || !(operation.safe || effectsOf(document).of(operation).value.kind === 'create')) return { names }
  for (const { collection, literal } of neededBy(facts, operation, pair)) {
    const listing = made.has(collection.path) ? undefined : listingFor(document, collection)
    if (!listing) continue
    const found = yield* firstOf(facts, listing, names)
    if ('reason' in found) return found
    names.set(literal, found.key)
  }
  return { names }
}

/** The collections around a path, the outermost first, and what stands for the key of a record in the request. */
function neededBy({ document }: Facts, { path }: Operation, { request }: Pair) {
  const around = effectsOf(document).collections.filter((one) => leadsThrough(one, path))
  return around.flatMap((collection: Collection) => {
    const literal = request.parameters[`path.${collection.key?.parameter ?? ''}`]
    return literal === undefined ? [] : [{ collection, literal }]
  })
}

function* firstOf(
  facts: Facts,
  listing: NonNullable<ReturnType<typeof listingFor>>,
  names: Names,
): Sequence<{ readonly key: Json } | { readonly reason: string }> {
  const { operation } = listing
  const [pair] = operation.pairs
  if (!pair) return { reason: `no record is known: ${operation.id} has no request` }
  const reply = yield* send({ request: plan(facts, operation, withNames(pair.request, names)) })
  if (reply.outcome !== 'success') return { reason: `no record is known: ${describeReply(operation.id, reply)}` }
  const [first] = entriesIn(facts.document, listing, reply.values?.response.body)
  if (first === undefined) return { reason: `no record is known: ${operation.id} lists none` }
  return { key: keyIn(listing, first) }
}
