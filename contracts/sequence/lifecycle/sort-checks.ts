import { type Json, type Operation, propertiesAt, schemaAt, textOf } from '#openapi'
import type { Ordering } from '#openapi/effects'
import { fieldsIn } from '../../exchange/same-value.ts'
import { entriesIn } from '../../reach/listing.ts'
import type { Differing } from '../differing.ts'
import { plan } from '../facts.ts'
import { type Sequence, send } from '../step.ts'
import { type Directions, directionsOf } from './in-order.ts'
import { listRequest } from './list-request.ts'
import { caseIn, type Living, leave, type Made, promised } from './living.ts'

/** In the order of a property, the list has its values in order; the other way round, the other way round. */
export function* checkSorted(living: Living, one: Made): Sequence {
  const { list, orderings } = living.life
  if (!list || orderings.length === 0) return
  let asked = false
  for (const property of new Set(orderings.map((ordering) => ordering.property))) {
    const seen: Seen[] = []
    for (const ordering of orderings.filter((known) => known.property === property))
      seen.push(...(yield* look(living, list, one, { ordering, seen })))
    asked ||= seen.length > 0
  }
  if (!asked) yield* leave(living, 'the list has too few different values to show an order', ['sorted'])
}

/** What an order was seen to be. */
interface Seen {
  readonly direction: Ordering['direction']
  readonly found: Directions
}

function* look(
  living: Living,
  list: Operation,
  one: Made,
  { ordering, seen }: { readonly ordering: Ordering; readonly seen: readonly Seen[] },
): Sequence<readonly Seen[]> {
  const { property, values, direction } = ordering
  const request = plan(living.facts, list, listRequest(living, list, one, values))
  const directionsIn = (body: Json | undefined) => directionsOf(valuesIn(living, list, property, body), enumOf(living, property))
  const reply = yield* send({ request, trial: true })
  const found = reply.outcome === 'success' ? directionsIn(reply.values?.response.body) : undefined
  if (!found) return []
  const check = { check: 'sorted', operation: list } as const
  const holds = (body: Json | undefined): Differing | undefined => {
    const now = directionsIn(body)
    return now && !isAsAsked({ direction, found: now }, seen)
      ? unsorted(values, valuesIn(living, list, property, body))
      : undefined
  }
  const expected = { ...promised(living, check, 'the order is refused'), mayBeRefused: true, holds } as const
  yield* send({ case: caseIn(living, check), request, expected })
  return [{ direction, found }]
}

/** Of an order without a word for its direction only this is known: it is one, and `-` turns it round. */
function isAsAsked({ direction, found }: Seen, seen: readonly Seen[]): boolean {
  const { up, down } = found
  if (direction === 'ascending') return up
  if (direction === 'descending') return down
  const turned = seen.find((one) => one.direction === (direction === 'plain' ? 'reversed' : 'plain'))
  return turned ? (up && turned.found.down) || (down && turned.found.up) : up || down
}

function valuesIn({ facts }: Living, list: Operation, property: string, body: Json | undefined): readonly Json[] {
  return entriesIn(facts.document, { operation: list }, body).flatMap((entry) => {
    const value = fieldsIn(entry)?.[property]
    return value === undefined || value === null || typeof value === 'object' ? [] : [value]
  })
}

function enumOf({ facts: { document }, life: { collection } }: Living, property: string): readonly Json[] {
  const { item } = collection
  const place = item === undefined ? undefined : propertiesAt(document.model.root, item).get(property)
  const { enum: known } = (place === undefined ? undefined : schemaAt(document.model, place)) ?? {}
  return Array.isArray(known) ? known : []
}

function unsorted(asked: Ordering['values'], actual: readonly Json[]): Differing {
  const shown = Object.entries(asked).map(([field, value]) => `${field.slice('query.'.length)}=${textOf(value)}`)
  const message = `a list requested with ${shown.join('&')} is not in that order`
  return { message, pointer: '', expected: 'the values in order', actual, cause: 'the list is not in the requested order' }
}
