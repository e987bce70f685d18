import { type Operation, type RequestExample, withField } from '#openapi'
import { pagingOf } from '#openapi/effects'
import { lifecycleChecks } from '../cases/lifecycle-checks.ts'
import { pageCases } from '../cases/paged-lists.ts'
import { entriesIn, requiredOnly } from '../reach/listing.ts'
import { largestPage } from '../reach/page-request.ts'
import type { Facts } from './facts.ts'
import { withNames } from './names.ts'
import { checkPaged } from './page-checks.ts'
import { whenReady } from './ready.ts'
import { type Sequence, skip } from './step.ts'

/** Asks a list that nothing adds to for its pages. */
export function* pageSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  const request = requiredOnly(operation)
  const cases = [...pageCases(facts.document, operation).values()].filter(facts.wants)
  if (!first || !request || cases.length === 0) return
  const done = yield* whenReady(facts, operation, first, function* ({ names }) {
    yield* turnPages(facts, operation, withNames(request, names))
    return {}
  })
  if ('reason' in done) yield* skip(cases, done.reason)
}

function* turnPages(facts: Facts, list: Operation, request: RequestExample): Sequence {
  const { document } = facts
  const { limit } = pagingOf(list) ?? {}
  if (limit === undefined) return
  const cases = pageCases(document, list)
  yield* checkPaged({
    facts,
    list,
    ofSize: (size = largestPage(document, list)) => (size === undefined ? request : withField(request, limit, size)),
    keysIn: (body) => entriesIn(document, { operation: list }, body).map((entry) => JSON.stringify(entry)),
    caseOf: (check) => cases.get(check),
    expected: (check, otherwise) => {
      const promise = cases.get(check)
      return { outcome: 'success', rule: lifecycleChecks[check].rule, otherwise, ...(promise ? { promise } : {}) }
    },
  })
}
