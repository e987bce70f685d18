import type { Json, Operation } from '#openapi'
import { pagingOf } from '#openapi/effects'
import { pageChecksOf } from '../../cases/page-checks.ts'
import type { Differing } from '../differing.ts'
import type { Looked } from '../look-through.ts'
import { checkPaged } from '../page-checks.ts'
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

/** The list is asked for page by page. */
export function* checkPages(living: Living, one: Made): Sequence {
  const { facts, life } = living
  const { list } = life
  const { limit } = (list && pagingOf(list)) ?? {}
  if (!list || limit === undefined) return
  const checks = pageChecksOf(facts.document, list)
  const { minimum } = schemaOf(facts.document.model, list, limit) ?? {}
  if (typeof minimum === 'number' && minimum > 1) return yield* leave(living, 'a page of one record is not allowed', checks)
  yield* checkPaged({
    facts,
    list,
    ofSize: (size) => listRequest(living, list, one, size === undefined ? {} : { [limit]: size }),
    keysIn: (body) => [...entriesByKey(living, list, body).keys()],
    caseOf: (check) => (checks.includes(check) ? caseIn(living, { check, operation: list }) : undefined),
    expected: (check, otherwise) => promised(living, { check, operation: list }, otherwise),
  })
}
