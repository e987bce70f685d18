import { fieldValue, type Json, type Operation, type Pair } from '#openapi'
import { type Collection, effectsOf, parameterIn } from '#openapi/effects'
import { entriesIn, keyIn, listingFor, requiredOnly } from '../reach/listing.ts'
import { referencesIn } from '../reach/placeholder.ts'
import { relationOf } from '../reach/relations.ts'
import { type Facts, plan } from './facts.ts'
import { freshKeys, type Names, withNames } from './names.ts'
import { describeReply, type Sequence, send } from './step.ts'

/** How many records of one collection are tried where nothing is listed below the first. */
const mostTried = 3

/** How many lists are read for one request, so that empty ones do not multiply. */
const mostLists = 12

/**
 * Finds records that a request made from the schemas needs and that the run cannot create, and those around them: the first that the
 * target lists. They are only looked at, or have something created below them, or that names them; where anything may be dropped, they
 * may be changed as well.
 *
 * @returns What stands for their keys, or why there is none.
 */
export function* takeListed(facts: Facts, operation: Operation, pair: Pair, { made, known }: Known): Sequence<Taken> {
  const isRelating = relationOf(facts.document, operation)?.on === operation
  const isHarmless = operation.safe || isRelating || effectsOf(facts.document).of(operation).value.kind === 'create'
  if (!pair.generated || !(isHarmless || facts.allowsAll)) return { names: new Map() }
  const needs = listedNeeds(facts, neededBy(facts, operation, pair), { made, known }).filter(({ literal }) => !known.has(literal))
  const budget = { lists: mostLists }
  const taken = yield* takeEach({ facts, isSafe: operation.safe, budget }, needs, known)
  if ('reason' in taken) return taken
  return { names: new Map([...taken.names].filter(([literal]) => !known.has(literal))) }
}

type Taken = { readonly names: Names } | { readonly reason: string }

/** A record of a collection, and what stands for its key in a request. */
interface Needed {
  readonly collection: Collection
  readonly literal: Json
}

interface Need extends Needed {
  readonly listing: NonNullable<ReturnType<typeof listingFor>>
}

interface Known {
  /** Path templates of the collections of which the run can create a record itself. */
  readonly made: ReadonlySet<string>
  /** What stands for keys already. */
  readonly known: Names
}

/**
 * What has to be taken from a list: what is not made, and what is around that. Below a record just made hardly anything is listed: only
 * what is below one that is not listed itself has to wait until that is made.
 */
function listedNeeds({ document }: Facts, needed: readonly Needed[], { made, known }: Known): readonly Need[] {
  const listed = needed.map((one) => ({ ...one, listing: listingFor(document, one.collection) }))
  const needs = listed.flatMap(({ listing, ...one }): readonly Need[] => (listing ? [{ ...one, listing }] : []))
  const isMade = ({ collection }: Needed) => made.has(collection.path)
  const around = new Set(needs.filter((one) => !isMade(one)).flatMap(({ collection }) => above(collection)))
  const awaited = new Set(
    listed.filter((one) => isMade(one) && !one.listing && !known.has(one.literal)).map(({ collection: { path } }) => path),
  )
  return needs.filter(
    (one) => (!isMade(one) || around.has(one.collection.path)) && !above(one.collection).some((path) => awaited.has(path)),
  )
}

/** Path templates of the collections that a collection belongs to. */
const above = ({ parent }: Collection): readonly string[] => (parent ? [parent.path, ...above(parent)] : [])

interface Search {
  readonly facts: Facts
  readonly isSafe: boolean
  readonly budget: { lists: number }
}

/** Takes a record for each need, one after the other; another where nothing that is needed is listed below the first. */
function* takeEach(search: Search, [need, ...rest]: readonly Need[], names: Names): Sequence<Taken> {
  if (!need) return { names }
  // Whoever comes first would use up what is listed.
  const own = search.isSafe ? undefined : yield* putOwn(search.facts, need.collection, need.literal, names)
  const found = own === undefined ? yield* keysOf(search, need, names) : { keys: [own] }
  if ('reason' in found) return found
  let taken: Taken = { reason: `no record to use: ${need.listing.operation.id} lists no records` }
  for (const key of found.keys) {
    taken = yield* takeEach(search, rest, new Map([...names, [need.literal, key]]))
    if ('names' in taken || search.budget.lists <= 0) return taken
  }
  return taken
}

/** The collections around a path, the outermost first, and those a body refers to; with what stands for the key of a record in the request. */
function neededBy({ document }: Facts, operation: Operation, { request }: Pair): readonly Needed[] {
  const effects = effectsOf(document)
  const { value: effect } = effects.of(operation)
  // What is created is not there yet.
  const own = effect.kind === 'create' ? effect.key : undefined
  // A document may describe what is below before what is around it.
  const relation = relationOf(document, operation)
  const outermostFirst = effects.collections.toSorted((one, other) => above(one).length - above(other).length)
  const fields = outermostFirst.flatMap((collection) => {
    const parameter = parameterIn(collection, operation.path)
    if (parameter === undefined || own === `path.${parameter}`) return []
    const of = relation && collection === relation.collection ? relation.target : collection
    return [{ collection: of, field: `path.${parameter}` as const }]
  })
  return [...fields, ...referencesIn(document, operation, request)].flatMap(({ collection, field }) => {
    const literal = fieldValue(request, field)
    return literal === undefined ? [] : [{ collection, literal }]
  })
}

/** The keys of the first records that a target lists, below what is known. */
function* keysOf(
  { facts, budget }: Search,
  { listing }: Need,
  names: Names,
): Sequence<{ readonly keys: readonly Json[] } | { readonly reason: string }> {
  const { operation } = listing
  const request = requiredOnly(operation)
  if (!request) return { reason: `no record to use: ${operation.id} has no request` }
  budget.lists -= 1
  const reply = yield* send({ request: plan(facts, operation, withNames(request, names)) })
  if (reply.outcome !== 'success') return { reason: `no record to use: ${describeReply(operation.id, reply)}` }
  const entries = entriesIn(facts.document, listing, reply.values?.response.body)
  return { keys: entries.slice(0, mostTried).map((entry) => keyIn(listing, entry)) }
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
