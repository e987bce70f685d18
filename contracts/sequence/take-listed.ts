import { fieldValue, type Json, type Operation, type Pair } from '#openapi'
import { type Collection, effectsOf, parameterIn } from '#openapi/effects'
import { entriesIn, keyIn, listingFor } from '../reach/listing.ts'
import { referencesIn } from '../reach/placeholder.ts'
import { type Facts, plan } from './facts.ts'
import { freshKeys, type Names, withNames } from './names.ts'
import { describeReply, type Sequence, send } from './step.ts'

/**
 * Finds records that a request made from the schemas needs and that the run cannot create: the first that the target lists. They are only
 * looked at, or have something created below them, or that names them; where anything may be dropped, they may be changed as well.
 *
 * @param there.made Path templates of the collections of which the run creates a record itself.
 * @param there.known What stands for keys already.
 * @returns What stands for their keys, or why there is none.
 */
export function* takeListed(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  { made, known }: { readonly made: ReadonlySet<string>; readonly known: Names },
): Sequence<{ readonly names: Names } | { readonly reason: string }> {
  const { document } = facts
  const names = new Map<Json, Json>()
  const isHarmless = operation.safe || effectsOf(document).of(operation).value.kind === 'create'
  if (!pair.generated || !(isHarmless || facts.allowsAll)) return { names }
  for (const { collection, literal } of neededBy(facts, operation, pair)) {
    const listing = made.has(collection.path) || known.has(literal) ? undefined : listingFor(document, collection)
    if (!listing) continue
    const around = new Map([...known, ...names])
    // Whoever comes first would use up what is listed.
    const own = operation.safe ? undefined : yield* putOwn(facts, collection, literal, around)
    const found = own === undefined ? yield* firstOf(facts, listing, around) : { key: own }
    if ('reason' in found) return found
    names.set(literal, found.key)
  }
  return { names }
}

/** The collections around a path, the outermost first, and those a body refers to; with what stands for the key of a record in the request. */
function neededBy({ document }: Facts, operation: Operation, { request }: Pair) {
  const effects = effectsOf(document)
  const { value: effect } = effects.of(operation)
  // What is created is not there yet.
  const own = effect.kind === 'create' ? effect.key : undefined
  const fields = effects.collections.flatMap((collection) => {
    const parameter = parameterIn(collection, operation.path)
    return parameter === undefined || own === `path.${parameter}` ? [] : [{ collection, field: `path.${parameter}` as const }]
  })
  return [...fields, ...referencesIn(document, operation, request)].flatMap(({ collection, field }) => {
    const literal = fieldValue(request, field)
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
  if (!pair) return { reason: `no record to use: ${operation.id} has no request` }
  const reply = yield* send({ request: plan(facts, operation, withNames(pair.request, names)) })
  if (reply.outcome !== 'success') return { reason: `no record to use: ${describeReply(operation.id, reply)}` }
  const [first] = entriesIn(facts.document, listing, reply.values?.response.body)
  if (first === undefined) return { reason: `no record to use: ${operation.id} lists no records` }
  return { key: keyIn(listing, first) }
}

/**
 * Makes a record under a key of its own, where a `PUT` creates and anything may be left.
 *
 * @param literal What stands for its key in all requests.
 */
function* putOwn(facts: Facts, { path, key }: Collection, literal: Json, names: Names): Sequence<Json | undefined> {
  const { document, allowsAll, createId } = facts
  const operation = document.model.operations.find((one) => {
    const { value } = effectsOf(document).of(one)
    return allowsAll && 'creates' in value && value.of.path === path
  })
  const [pair] = operation?.pairs ?? []
  const schema = operation?.parameters.find(({ in: place, name }) => place === 'path' && name === key?.parameter)?.schema
  if (!operation || !pair?.generated || schema === undefined) return undefined
  const own = freshKeys(literal, createId()).find((one) => document.validate(schema, one, 'request').length === 0)
  if (own === undefined) return undefined
  const request = plan(facts, operation, withNames(pair.request, new Map([...names, [literal, own]])))
  return (yield* send({ request })).outcome === 'success' ? own : undefined
}
