import { type Json, type Operation, type RequestExample, withField } from '#openapi'
import { pagingOf } from '#openapi/effects'
import type { Case } from '../cases/case.ts'
import type { PageCheck } from '../cases/page-checks.ts'
import { isLastPage } from '../reach/last-page.ts'
import { linkedPage } from '../reach/next-link.ts'
import { pageRequest } from '../reach/page-request.ts'
import { totalIn } from '../reach/total.ts'
import type { Differing } from './differing.ts'
import { type Facts, plan } from './facts.ts'
import { differing, ended, repeated, skipped, tooMany } from './page-differences.ts'
import { type Expected, type Reply, type Sequence, send, skip } from './step.ts'

/** A list that is asked for page by page. */
export interface Paged {
  readonly facts: Facts
  readonly list: Operation
  /** The request for its first so many; without a number for as many as it gives at once. */
  readonly ofSize: (size?: number) => RequestExample
  /** What tells the entries of a page apart. */
  readonly keysIn: (body: Json | undefined) => readonly string[]
  /** The case of a check, if it is asked for. */
  readonly caseOf: (check: PageCheck) => Case | undefined
  readonly expected: (check: PageCheck, otherwise: string) => Expected
}

/** A page has as many as are asked for, the next has others, and what leads there and how many there are is told rightly. */
export function* checkPaged(paged: Paged): Sequence {
  const { facts, list, ofSize, keysIn } = paged
  const limit = paged.caseOf('limit')
  const holds = (body: Json | undefined) => tooMany(keysIn(body).length)
  const request = plan(facts, list, ofSize(1))
  const expected = { ...paged.expected('limit', 'a page of one is refused'), mayBeRefused: true, holds } as const
  const reply = yield* send({ ...(limit ? { case: limit } : {}), request, expected })
  if (reply.outcome !== 'success' || reply.broken) {
    for (const check of ['pages', 'links', 'total'] as const) yield* leave(paged, check, 'no page of one record was returned')
    return
  }
  yield* checkNext(paged, reply)
  yield* checkLink(paged, reply)
  yield* checkTotal(paged)
}

/** The next page goes on where the first one ends; a page that says it is the last has none after it. */
function* checkNext(paged: Paged, reply: Reply): Sequence {
  const { facts, list, ofSize, keysIn } = paged
  const one = paged.caseOf('pages')
  if (!one) return
  const body = reply.values?.response.body
  const request = ofSize(1)
  const paging = pagingOf(list) ?? {}
  const next = pageRequest(facts.document, { operation: list, request, paging }, { page: 1, known: 1, last: body })
  if (!next && !isLastPage(body)) return yield* leave(paged, 'pages', 'the next page cannot be requested')
  // A page of two shows an offset that is counted in pages.
  const { limit, offset } = paging
  const isLonger = next !== undefined && offset !== undefined && limit !== undefined
  const asked = plan(facts, list, isLonger ? withField(next, limit, 2) : (next ?? request))
  yield* askSecond(paged, { case: one, asked, first: keysIn(body), isEnd: !next })
}

/** The page that a `Link` header leads to goes on where the first one ends. */
function* checkLink(paged: Paged, reply: Reply): Sequence {
  const { facts, list, ofSize, keysIn } = paged
  const one = paged.caseOf('links')
  if (!one || !reply.values) return
  const next = linkedPage(list, ofSize(1), reply.values.response.headers)
  if (!next) return yield* leave(paged, 'links', 'the page leads to no next one that could be requested')
  const first = keysIn(reply.values.response.body)
  yield* askSecond(paged, { case: one, asked: plan(facts, list, next), first, isEnd: false })
}

interface Second {
  readonly case: Case
  readonly asked: ReturnType<typeof plan>
  /** Keys on the first page. */
  readonly first: readonly string[]
  /** The first page says that none follows; it is asked for once more. */
  readonly isEnd: boolean
}

function* askSecond(paged: Paged, { case: one, asked, first: known, isEnd }: Second): Sequence {
  const { facts, list, ofSize, keysIn } = paged
  const check = isEnd || one !== paged.caseOf('links') ? 'pages' : 'links'
  const keysOf = function* (request: ReturnType<typeof plan>): Sequence<readonly string[]> {
    const reply = yield* send({ request, trial: true })
    return reply.outcome === 'success' ? keysIn(reply.values?.response.body) : []
  }
  const two = plan(facts, list, ofSize(2))
  let first = known
  const both = (yield* keysOf(two)).slice(0, 2)
  // Others may write meanwhile: only what is the same twice is.
  const isSuspect = !isEnd && sameFirst(first, yield* keysOf(asked))
  if (isSuspect) first = yield* keysOf(plan(facts, list, ofSize(1)))
  const isStill = sameList(both, (yield* keysOf(two)).slice(0, 2))
  const holds = (body: Json | undefined): Differing | undefined => {
    const keys = keysIn(body)
    const [before, after] = both
    // Of a list with one entry a page proves nothing.
    if (before === undefined || after === undefined || after === before) return undefined
    const isSure = isStill && before === first[0]
    if (isEnd) return isSure && isLastPage(body) ? ended(after) : undefined
    if (isSuspect && sameFirst(first, keys)) return repeated(first)
    return isSure && keys[0] !== after ? skipped(after, keys) : undefined
  }
  const expected = { ...paged.expected(check, 'the next page is refused'), mayBeRefused: true, holds } as const
  yield* send({ case: one, request: asked, expected })
}

/** The total is not less than what is listed, and the same however many are asked for. */
function* checkTotal(paged: Paged): Sequence {
  const { facts, list, ofSize, keysIn } = paged
  const one = paged.caseOf('total')
  if (!one) return
  const [small, large] = [plan(facts, list, ofSize(1)), plan(facts, list, ofSize())]
  const totalOf = function* (request: typeof small): Sequence<number | undefined> {
    const { outcome, values } = yield* send({ request, trial: true })
    if (outcome !== 'success' || !values) return undefined
    return totalIn(facts.document, list, values.response.body, values.response.headers)
  }
  // Others may write meanwhile: only what is the same twice is.
  const before = [yield* totalOf(small), yield* totalOf(large)] as const
  const again = yield* totalOf(small)
  if (before[0] === undefined || again === undefined)
    return yield* leave(paged, 'total', 'the list does not say how many there are')
  const holds: Expected['holds'] = (body, headers = {}) => {
    const total = totalIn(facts.document, list, body, headers)
    const count = keysIn(body).length
    if (total === undefined) return undefined
    if (total < count) return differing('the total is less than what is listed', count, total)
    const isSure = before[0] === again && before[1] === total
    return isSure && total !== again ? differing('the total depends on how many are requested', total, again) : undefined
  }
  const expected = { ...paged.expected('total', 'the list is refused'), mayBeRefused: true, holds } as const
  yield* send({ case: one, request: large, expected })
}

const leave = (paged: Paged, check: PageCheck, reason: string): Sequence => {
  const one = paged.caseOf(check)
  return skip(one ? [one] : [], reason)
}

const sameList = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify(one) === JSON.stringify(other)

const sameFirst = (one: readonly string[], other: readonly string[]): boolean => one.length > 0 && one[0] === other[0]
