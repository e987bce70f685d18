import type { Json, Operation } from '#openapi'
import { pagingOf } from '#openapi/effects'
import { pageRequest } from '../../reach/page-request.ts'
import type { Differing } from '../differing.ts'
import { plan } from '../facts.ts'
import type { Looked } from '../look-through.ts'
import { type Sequence, send } from '../step.ts'
import { windowAround } from './bounds.ts'
import { differenceFrom } from './compare-record.ts'
import { countOf, entriesByKey, listRequest, lookFor, schemaOf } from './list-request.ts'
import { caseIn, keyOfRecord, type Living, leave, type Made, promised } from './living.ts'

/**
 * What was created is listed, with the values it has as far as the list shows them.
 *
 * @returns Whether it may be in the list: what is asked for by a value is.
 */
export function* checkListed(living: Living, one: Made): Sequence<boolean> {
  const { life, told } = living
  const { list } = life
  if (!list) return false
  const check = { check: 'listed', operation: list } as const
  const looked = yield* lookWithin(living, list, one)
  if (!looked?.isThere && !looked?.whole) {
    const reason = looked ? 'it is not on the pages that were read' : `${list.id} does not return the list`
    yield* leave(living, reason, ['listed'])
    return looked !== undefined
  }
  const words = 'the listed record differs from what was sent'
  const holds = (body: Json | undefined) => {
    const entries = entriesByKey(living, list, body)
    const key = keyOfRecord(living, one) ?? ''
    if (countOf(living, list, body, key) > 1) return twice(key)
    return entries.has(key)
      ? differenceFrom(one.kept, entries.get(key), { words, told, lists: true })
      : absence('the created record is not in the list', key)
  }
  yield* send({
    case: caseIn(living, check),
    request: looked.request,
    expected: { ...promised(living, check, 'the list is refused'), holds },
  })
  return looked.isThere
}

/** A list may give only what is now, unless it is asked for what was or will be. */
function* lookWithin(living: Living, list: Operation, one: Made): Sequence<Looked | undefined> {
  const looked = yield* lookFor(living, list, one, listRequest(living, list, one))
  const window = looked?.isThere === false ? windowAround(living, one) : undefined
  const within = window && (yield* lookFor(living, list, one, listRequest(living, list, one, window)))
  if (!window || !within?.isThere) return looked
  living.window = window
  return within
}

/** That a list lacks what has to be in it. */
export const absence = (message: string, key: string): Differing => ({
  message,
  pointer: '',
  expected: key,
  actual: 'nothing',
  cause: message,
})

const twice = (key: string): Differing => {
  const message = 'the created record is in the list more than once'
  return { message, pointer: '', expected: key, actual: [key, key], cause: message }
}

/** A page has as many as are asked for, and the next has others. */
export function* checkPages(living: Living, one: Made): Sequence {
  const { list } = living.life
  const { limit, offset, page } = (list && pagingOf(list)) ?? {}
  if (!list || limit === undefined) return
  const { minimum } = schemaOf(living.facts.document.model, list, limit) ?? {}
  if (typeof minimum === 'number' && minimum > 1)
    return yield* leave(living, 'a page of one record is not allowed', ['limit', 'pages'])
  const values = listRequest(living, list, one, { [limit]: 1 })
  const check = { check: 'limit', operation: list } as const
  const holds = (body: Json | undefined) => tooMany(entriesByKey(living, list, body).size)
  const request = plan(living.facts, list, values)
  const expected = { ...promised(living, check, 'a page of one is refused'), mayBeRefused: true, holds } as const
  const reply = yield* send({ case: caseIn(living, check), request, expected })
  if (offset === undefined && page === undefined) return
  if (reply.outcome !== 'success' || reply.broken) return yield* leave(living, 'no page of one record was returned', ['pages'])
  const paging = pagingOf(list) ?? {}
  const next = pageRequest(living.facts.document, { operation: list, request: values, paging }, 1, 1)
  if (!next) return yield* leave(living, 'the next page cannot be requested', ['pages'])
  const second = { check: 'pages', operation: list } as const
  let first = [...entriesByKey(living, list, reply.values?.response.body).keys()]
  const both = yield* firstTwo(living, one)
  // Others may write meanwhile: only what is the same twice is.
  const again = yield* send({ request: plan(living.facts, list, next), trial: true })
  const isSuspect = sameKeys(first, [...entriesByKey(living, list, again.values?.response.body).keys()])
  if (isSuspect) first = [...entriesByKey(living, list, (yield* send({ request, trial: true })).values?.response.body).keys()]
  const isStill = sameList(both, yield* firstTwo(living, one))
  const differs = (body: Json | undefined) => {
    const keys = [...entriesByKey(living, list, body).keys()]
    if (isSuspect && sameKeys(first, keys)) return repeated(first)
    const [before, after] = both
    return isStill && before === first[0] && after !== undefined && keys[0] !== after ? skipped(after, keys) : undefined
  }
  yield* send({
    case: caseIn(living, second),
    request: plan(living.facts, list, next),
    expected: { ...promised(living, second, 'the next page is refused'), mayBeRefused: true, holds: differs },
  })
}

/** The keys on a page of two: the second is what a second page of one has. */
function* firstTwo(living: Living, one: Made): Sequence<readonly string[]> {
  const { list } = living.life
  const { limit } = (list && pagingOf(list)) ?? {}
  if (!list || limit === undefined) return []
  const request = plan(living.facts, list, listRequest(living, list, one, { [limit]: 2 }))
  const reply = yield* send({ request, trial: true })
  return reply.outcome === 'success' ? [...entriesByKey(living, list, reply.values?.response.body).keys()].slice(0, 2) : []
}

const sameList = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify(one) === JSON.stringify(other)

function skipped(key: string, keys: readonly string[]): Differing {
  const message = 'the next page does not start where the first one ends'
  return { message, pointer: '', expected: key, actual: keys[0] ?? 'nothing', cause: message }
}

const sameKeys = (one: readonly string[], other: readonly string[]): boolean => one.length > 0 && one[0] === other[0]

function tooMany(count: number): Differing | undefined {
  const message = `a page of 1 record was requested, but ${count} were returned`
  return count > 1 ? { message, pointer: '', expected: 1, actual: count, cause: 'more than requested' } : undefined
}

function repeated(keys: readonly string[]): Differing {
  const message = 'the next page repeats the records of the first'
  return { message, pointer: '', expected: `records other than ${keys.join(', ')}`, actual: keys.join(', '), cause: message }
}
