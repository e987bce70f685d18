import { type Json, type Operation, type RequestExample, withField } from '#openapi'
import { pagingOf } from '#openapi/effects'
import type { Case } from '../cases/case.ts'
import { lifecycleChecks } from '../cases/lifecycle.ts'
import { pageCases, pagedListOf } from '../cases/paged-lists.ts'
import { entriesIn, requiredOnly } from '../reach/listing.ts'
import { pageRequest } from '../reach/page-request.ts'
import type { Differing } from './differing.ts'
import { type Facts, plan } from './facts.ts'
import { withNames } from './names.ts'
import { whenReady } from './ready.ts'
import { type Expected, type Sequence, send, skip } from './step.ts'

/** Asks a list that nothing adds to for a page of one, and for the one after it. */
export function* pageSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  const request = requiredOnly(operation)
  const cases = pageCases(facts.document, operation).filter(facts.wants)
  if (!first || !request || cases.length === 0) return
  const done = yield* whenReady(facts, operation, first, function* ({ names }) {
    yield* turnPages(facts, operation, withNames(request, names))
    return {}
  })
  if ('reason' in done) yield* skip(cases, done.reason)
}

function* turnPages(facts: Facts, operation: Operation, request: RequestExample): Sequence {
  const { document } = facts
  const paged = pagedListOf(document, operation)
  const paging = pagingOf(operation) ?? {}
  if (!paged || paging.limit === undefined) return
  const { limit } = paging
  const keysIn = (body: Json | undefined) => entriesIn(document, { operation }, body).map((entry) => JSON.stringify(entry))
  const one = withField(request, limit, 1)
  const reply = yield* send({
    case: paged.limit,
    request: plan(facts, operation, one),
    expected: promised(paged.limit, 'limit', (body) => tooMany(keysIn(body).length)),
  })
  const next = pageRequest(document, { operation, request: one, paging }, 1, 1)
  if (!paged.pages) return
  if (reply.outcome !== 'success' || reply.broken || !next)
    return yield* skip([paged.pages], 'no page of one record was returned')
  const two = plan(facts, operation, withField(request, limit, 2))
  const before = keysIn((yield* send({ request: two, trial: true })).values?.response.body)
  yield* send({ request: plan(facts, operation, next), trial: true })
  const after = keysIn((yield* send({ request: two, trial: true })).values?.response.body)
  // Others may write meanwhile: only what is the same twice is.
  const isSure = before.length === 2 && before[0] !== before[1] && JSON.stringify(before) === JSON.stringify(after)
  const holds = (body: Json | undefined) => (isSure && keysIn(body)[0] !== before[1] ? another : undefined)
  yield* send({ case: paged.pages, request: plan(facts, operation, next), expected: promised(paged.pages, 'pages', holds) })
}

const promised = (promise: Case, check: 'limit' | 'pages', holds: NonNullable<Expected['holds']>): Expected => ({
  outcome: 'success',
  rule: lifecycleChecks[check].rule,
  otherwise: 'a page of one is refused',
  mayBeRefused: true,
  promise,
  holds,
})

function tooMany(count: number): Differing | undefined {
  const message = `a page of 1 record was requested, but ${count} were returned`
  return count > 1 ? { message, pointer: '', expected: 1, actual: count, cause: 'more than requested' } : undefined
}

const message = 'the next page does not start where the first one ends'
const another: Differing = { message, pointer: '', expected: 'the second entry', actual: 'another', cause: message }
