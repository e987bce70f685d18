import type { Pair, RequestExample } from '#openapi'
import { exampleCase } from '../cases/case.ts'
import { stateCase } from '../cases/state-case.ts'
import { refuse, type Work } from './change-work.ts'
import { withNames } from './names.ts'
import { onOwnSubjects } from './own-subject.ts'
import { expectedOf, succeeds } from './pair.ts'
import { statePromises } from './state-promises.ts'
import { type Sequence, skip } from './step.ts'
import { isFound } from './subject.ts'

/**
 * Sends the documented request again, as the pair that says so and as what follows from the Link.
 *
 * @returns Whether it was accepted.
 */
export function* checkStale(work: Work, before: RequestExample): Sequence<boolean> {
  const { facts, operation, change, subject } = work
  const one = stateCase(facts.document, operation, 'stale', change.link)
  const promise = { ...statePromises.stale, promise: one }
  for (const pair of operation.pairs.filter(isReplayOf(work))) {
    const { answer } = expectedOf(facts, operation, pair, subject.names)
    const expected = answer ? { ...promise, answer } : promise
    yield* refuse(work, exampleCase(facts.document, operation, pair), withNames(pair.request, subject.names), expected)
  }
  return (yield* refuse(work, one, before, promise)) === 'success'
}

/** Pairs that replay the first one: just after it they are in the state they speak of. */
const isReplayOf =
  ({ first, operation }: Work) =>
  (pair: Pair): boolean =>
    pair.after.length === 1 && [operation.id, operation.alternativeOf].some((id) => pair.after[0] === `${id}/${first.name}`)

/** Pairs that fail whatever is current, and so can share the subject. */
export const isPlain =
  ({ facts, operation }: Work) =>
  (pair: Pair): boolean =>
    pair.after.length === 0 && pair.credential === undefined && !succeeds(facts.document, operation, pair)

/**
 * The other pairs build on something of their own, and need a subject of their own.
 *
 * @returns Whether something has to be served once more after what was refused.
 */
export function* otherPairs(work: Work): Sequence<boolean> {
  const { facts, operation, subject } = work
  const others = operation.pairs.slice(1).filter((pair) => !isPlain(work)(pair) && !isReplayOf(work)(pair))
  const cases = others.map((pair) => exampleCase(facts.document, operation, pair))
  if (!isFound(subject)) return (yield* onOwnSubjects(facts, operation, others)).open
  yield* skip(cases, 'it needs a throw-away record, and no operation created one')
  return false
}

/** Sends the pairs that fail; each must be refused. */
export function* refusedPairs(work: Work, wanted: (pair: Pair) => boolean): Sequence {
  const { facts, operation, subject } = work
  for (const pair of operation.pairs.slice(1).filter(wanted)) {
    const expected = expectedOf(facts, operation, pair, subject.names)
    yield* refuse(work, exampleCase(facts.document, operation, pair), withNames(pair.request, subject.names), expected)
  }
}
