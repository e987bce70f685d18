import type { Json, Operation } from '#openapi'
import type { Check } from '../../cases/lifecycle.ts'
import { type Sequence, send, skip } from '../step.ts'
import { beyondOf, type Values, windowAround } from './bounds.ts'
import { absence } from './list-checks.ts'
import { entriesByKey, listRequest, lookFor } from './list-request.ts'
import { caseIn, keyOfRecord, type Living, type Made, promised } from './living.ts'

/** Beyond what a record has, it is not listed; where it is, it is. */
export function* checkRanges(living: Living, one: Made): Sequence {
  const { life, told } = living
  const { list } = life
  if (!list) return
  for (const range of life.ranges) {
    const check = { check: 'filter', operation: list, about: range.field.slice(range.field.indexOf('.') + 1) } as const
    const beyond = told.has(range.property) ? undefined : beyondOf(living, range, one)
    const reason = beyond
      ? yield* checkRange(living, list, one, check, beyond)
      : 'the record has no value that this parameter limits'
    if (reason !== undefined) yield* skip([caseIn(living, check)].filter(living.facts.wants), reason)
  }
}

function* checkRange(living: Living, list: Operation, one: Made, check: Check, beyond: Values): Sequence<string | undefined> {
  const within = windowAround(living, one) ?? {}
  const inside = yield* lookFor(living, list, one, listRequest(living, list, one, within))
  if (!inside) return 'the target refuses this filter'
  const key = keyOfRecord(living, one) ?? ''
  if (!inside.isThere && !inside.whole) return 'it is not on the pages that were read'
  const looked = yield* lookFor(living, list, one, listRequest(living, list, one, beyond))
  if (!looked) return 'the target refuses this filter'
  const message = `a list limited by ${check.about} contains a record outside the limit`
  const strange = { message, pointer: '', expected: 'no such record', actual: key, cause }
  const isThere = (body: Json | undefined) => entriesByKey(living, list, body).has(key)
  const expected = promised(living, check, 'the list is refused')
  const asked = caseIn(living, check)
  yield* send({
    case: asked,
    request: looked.request,
    expected: { ...expected, holds: (body) => (isThere(body) ? strange : undefined) },
  })
  const lacks = { ...absence(`a record within ${check.about} is not listed`, key), cause }
  const holds = (body: Json | undefined) => (isThere(body) ? undefined : lacks)
  yield* send({ case: asked, request: inside.request, expected: { ...expected, holds } })
  return undefined
}

/** Whichever bound it is seen by. */
const cause = 'a list does not respect the requested limit'
