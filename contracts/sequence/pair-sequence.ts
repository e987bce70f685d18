import type { Operation, Pair } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { type Case, repeatedCase, ruleCase, variantCase } from '../cases/case.ts'
import { allGuardsOf } from '../probes/guards.ts'
import { variantsOf } from '../probes/variants.ts'
import { askVariants, settledBy } from './ask-variants.ts'
import type { Facts } from './facts.ts'
import type { Names } from './names.ts'
import { onOwnSubject, onOwnSubjects, type Readying } from './own-subject.ts'
import { expectedOf, planPair } from './pair.ts'
import { type Ready, whenReady } from './ready.ts'
import { statePromises } from './state-promises.ts'
import { type Sequence, send, skip } from './step.ts'

/** Replays the pairs of an operation that changes no claim, each on a subject of its own, and its variants. */
export function* pairSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  if (!first) return
  const { open, refused } = yield* onOwnSubjects(facts, operation, operation.pairs)
  if (open) yield* onOwnSubject(facts, operation, first)
  yield* onOneSubject({ facts, operation, first, isRefused: refused.has(first) })
}

interface Work {
  readonly facts: Facts
  readonly operation: Operation
  readonly first: Pair
  readonly isRefused: boolean
}

/** What a request can be sent to twice is made once for all variants. */
function* onOneSubject(work: Work): Sequence {
  const { facts, operation, first, isRefused } = work
  const again = repeatedCase(facts.document, operation)
  const looksAgain = operation.safe && facts.wants(again)
  const asks = !isRefused && variantCases(facts, operation).length > 0
  if (!looksAgain && !(asks && isRepeatable(facts, operation))) return yield* variants(work)
  const left = yield* whenReady(facts, operation, first, function* (ready) {
    const isSame = looksAgain && (yield* lookAgain(work, again, ready.names))
    yield* variants(work, { ready, isSame })
    return {}
  })
  if ('reason' in left) yield* skip([...(looksAgain ? [again] : []), ...variantCases(facts, operation)], left.reason)
}

/** Whether an operation does the second time what it did the first, as far as HTTP and the document tell. */
function isRepeatable({ document }: Facts, operation: Operation): boolean {
  const { value: effect } = effectsOf(document).of(operation)
  const sets = (effect.kind === 'replace' || effect.kind === 'update') && effect.action === undefined
  return operation.safe || (sets && ['PUT', 'PATCH'].includes(operation.method))
}

/** Looks twice: what is only looked at answers the second time as the first. */
function* lookAgain({ facts, operation, first }: Work, again: Case, names: Names): Sequence<boolean> {
  const request = planPair(facts, operation, first, names)
  if ((yield* send({ request })).outcome !== 'success') {
    yield* skip([again], 'the first request was not served')
    return false
  }
  const expected = { ...expectedOf(facts, operation, first, names), ...statePromises.repeated }
  return settledBy(yield* send({ case: again, request, expected })) === 'served'
}

/** What all variants can use. */
interface Shared {
  readonly ready: Ready
  /** Whether it was as before when it was used last. */
  isSame: boolean
}

function* variants({ facts, operation, first, isRefused }: Work, shared?: Shared): Sequence {
  if (isRefused) return yield* skip(variantCases(facts, operation), 'the documented request itself was refused')
  yield* askVariants(facts, operation, function* ({ cases, write, expected, guards = [] }) {
    // Of several that go together nothing is recorded where they are refused: each is asked alone then, on something of its own.
    const used = shared?.isSame || cases.together ? shared : undefined
    const readying: Readying | undefined = used && ((use) => use(used.ready))
    const reply = yield* onOwnSubject(facts, operation, first, { ...cases, write, expected, guards, readying })
    const settled = reply ? settledBy(reply) : 'settled'
    if (used) used.isSame = settled === 'served'
    return settled
  })
}

const variantCases = ({ document, wants }: Facts, operation: Operation): readonly Case[] =>
  [
    ...variantsOf(document, operation).map((variant) => variantCase(document, operation, variant)),
    ...allGuardsOf(document, operation).map((probe) => ruleCase(document, operation, probe)),
  ].filter(wants)
