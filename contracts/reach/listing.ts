import { type Document, type Field, fieldName, fieldsOf, type Json, type Operation, type RequestExample, valueAt } from '#openapi'
import { type Collection, type Effect, effectsOf, type Paging, pagingOf } from '#openapi/effects'
import { requestOf } from '#openapi/values'

/** An operation that lists the records of a collection that others create and remove, asked for all of them. */
export interface Listing {
  readonly operation: Operation
  readonly request: RequestExample
  readonly paging: Paging
  /** The operation that creates what is listed. */
  readonly creator: Operation
  /** Where records of the collection are told apart. */
  readonly collection: Collection
  /** The operation that removes one, and the field of its request that says which. */
  readonly remover?: { readonly operation: Operation; readonly key: Field } | undefined
}

/** Finds the operation that lists the records of a collection, whatever creates them. */
export function listingFor(document: Document, collection: Collection): Pick<Listing, 'operation' | 'collection'> | undefined {
  const operation = document.model.operations.find((one) => {
    const { value: effect } = effectsOf(document).of(one)
    return effect.kind === 'list' && effect.of.path === collection.path
  })
  return operation && { operation, collection }
}

/** Finds every operation that lists what the document can also create. */
export function listingsOf(document: Document): readonly Listing[] {
  return document.model.operations.flatMap((operation) => listingOf(document, operation) ?? [])
}

function listingOf(document: Document, operation: Operation): Listing | undefined {
  if (!operation.safe || operation.path.includes('{') || operation.alternativeOf !== undefined) return undefined
  const effect = effectsOf(document).of(operation).value
  const creator = creatorOf(document, operation, effect)
  const made = creator && effectsOf(document).of(creator).value
  if (!creator || !made || !('of' in made)) return undefined
  const request = wholeRequest(document, operation)
  // With the key of a record it gives that one alone.
  if (!request || (effect.kind === 'read' && effect.key !== undefined && fieldsOf(request).has(effect.key))) return undefined
  const remover = removerOf(document, made.of)
  return { operation, request, paging: pagingOf(operation) ?? {}, creator, collection: made.of, remover }
}

/** What creates what is listed; without any, a `PUT` that does so where there is nothing to replace. */
function creatorOf(document: Document, listed: Operation, effect: Effect): Operation | undefined {
  const { operations } = document.model
  const isPut = (made: Effect) => 'creates' in made && 'of' in effect && effect.of.path === made.of.path
  return (
    operations.find((one) => isCreatorOf(document, one, listed, effect)) ??
    operations.find((one) => isPut(effectsOf(document).of(one).value))
  )
}

/** Both are about the same collection; where nothing says of which a list is, it is of the one whose path it lies beside. */
function isCreatorOf(document: Document, one: Operation, listed: Operation, effect: Effect): boolean {
  const { value: made } = effectsOf(document).of(one)
  if (made.kind !== 'create' || one.alternativeOf !== undefined) return false
  if ('of' in effect) return effect.of.path === made.of.path
  return parentOf(one.path) === parentOf(listed.path)
}

/** `/v2/users` of `/v2/users/list`. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

function removerOf(document: Document, { path }: Collection): Listing['remover'] {
  for (const operation of document.model.operations) {
    const { value: effect } = effectsOf(document).of(operation)
    if (effect.kind === 'remove' && effect.of.path === path && effect.key !== undefined) return { operation, key: effect.key }
  }
  return undefined
}

/** The request with what is required and no more: what may be left out would ask for less. */
function wholeRequest(document: Document, operation: Operation): RequestExample | undefined {
  const asked = requestOf(document, operation)
  if ('reason' in asked) return undefined
  const needed = new Set(operation.parameters.flatMap(({ in: place, name, required }) => (required ? [`${place}.${name}`] : [])))
  const parameters = Object.fromEntries(Object.entries(asked.request.parameters).filter(([field]) => needed.has(field)))
  const { body } = asked.request
  return operation.requestBody?.required && body !== undefined ? { parameters, body } : { parameters }
}

/** The first request of a list with the parameters that are required and no more: what may be left out would ask for less. */
export function requiredOnly({ pairs: [pair], parameters }: Operation): RequestExample | undefined {
  if (!pair) return undefined
  const needed = new Set(parameters.flatMap(({ in: place, name, required }) => (required ? [`${place}.${name}`] : [])))
  const kept = Object.entries(pair.request.parameters).filter(([field]) => needed.has(field))
  return { ...pair.request, parameters: Object.fromEntries(kept) }
}

/** The entries of a list in a response: where the effect says, else in the array nearest to the top. */
export function entriesIn(
  document: Document,
  { operation }: Pick<Listing, 'operation'>,
  body: Json | undefined,
): readonly Json[] {
  const { value: effect } = effectsOf(document).of(operation)
  const listed = effect.kind === 'list' && body !== undefined ? valueAt(body, effect.at) : undefined
  return Array.isArray(listed) ? listed : arrayIn(body === undefined ? [] : [body])
}

function arrayIn(values: readonly Json[], depth = 0): readonly Json[] {
  const array = values.find((value) => Array.isArray(value))
  if (Array.isArray(array)) return array
  const inner = values.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  return depth >= 2 || inner.length === 0 ? [] : arrayIn(inner, depth + 1)
}

/** What tells an entry from the others: its key; without one, all of it. */
export function keyIn(
  { collection, remover }: Pick<Listing, 'collection'> & Partial<Pick<Listing, 'remover'>>,
  entry: Json,
): Json {
  if (typeof entry !== 'object' || entry === null) return entry
  const names = [collection.key?.property, remover && fieldName(remover.key), 'id']
  const found = names.map((name) => (name === undefined ? undefined : (entry as Record<string, Json>)[name])).find(isKey)
  return found ?? JSON.stringify(entry)
}

const isKey = (value: Json | undefined): value is string | number => typeof value === 'string' || typeof value === 'number'
