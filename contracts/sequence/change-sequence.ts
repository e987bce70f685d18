import {
  type Change,
  type ExchangeValues,
  fieldValue,
  type Json,
  type Operation,
  type Pair,
  type RequestExample,
  withField,
} from '#openapi'
import { type Case, exampleCase, stateCase, variantCase } from '../collect/case.ts'
import { casesOf, variantsOf } from '../collect/collect.ts'
import { type Facts, plan } from './facts.ts'
import { goBack } from './go-back.ts'
import { checkLinks } from './link-checks.ts'
import { withNames } from './names.ts'
import { expectedOf, succeeds, writtenAs } from './pair.ts'
import { onOwnSubject } from './pair-sequence.ts'
import { statePromises } from './state-promises.ts'
import { describeReply, type Expected, type Sequence, send, skip } from './step.ts'
import { acquire, release, type Subject } from './subject.ts'
import { changeTo, noteReply, type Tracked, track } from './tracked.ts'
import { ordinaryValue } from './values.ts'

/** What the steps of a change share. */
interface Work {
  readonly facts: Facts
  readonly operation: Operation
  readonly change: Change
  readonly first: Pair
  readonly subject: Subject
  readonly tracked: Tracked
}

/**
 * Proves a change on one subject: documented change → stale → Links → the pairs that fail → an ordinary change (so nothing
 * had changed) → variants → back.
 */
export function* changeSequence(facts: Facts, operation: Operation, change: Change): Sequence {
  const [first] = operation.pairs
  if (!first) return
  const subject = yield* acquire(facts, operation, first)
  if (subject.origin === 'none') {
    yield* skip(casesOf(facts.document, operation), subject.reason)
    return yield* release(subject)
  }
  const tracked = track(withNames(first.request, subject.names))
  const work = { facts, operation, change, first, subject, tracked }
  try {
    yield* prove(work)
  } finally {
    if (subject.origin === 'documented') yield* goBack(facts, operation, change, tracked)
    yield* release(subject)
  }
}

function* prove(work: Work): Sequence {
  const { facts, operation, first, subject, tracked, change } = work
  const before = tracked.current
  const request = plan(facts, operation, before)
  const reply = yield* send({
    case: exampleCase(facts.document, operation, first),
    request,
    expected: expectedOf(facts, operation, first, subject.names),
  })
  noteReply(tracked, change, before, reply)
  if (reply.outcome !== 'success' || !reply.values) {
    const [, ...others] = casesOf(facts.document, operation)
    return yield* skip(others, describeReply(`the documented request of ${operation.id}`, reply))
  }
  yield* refusedPairs(work, isReplayOf(work))
  const stale = stateCase(facts.document, operation, 'stale', change.link)
  yield* refuse(work, stale, before, { ...statePromises.stale, promise: stale })
  yield* checkLinks(facts, operation, reply.values, exchanged(reply.values, change))
  yield* refusedPairs(work, isPlain(work))
  const unchanged = stateCase(facts.document, operation, 'unchanged', change.link)
  yield* ordinaryChange(work, unchanged, { ...statePromises.unchanged, promise: unchanged })
  yield* variants(work)
  yield* otherPairs(work)
}

/** Pairs that replay the first one: just after it they are in the state they speak of. */
const isReplayOf =
  ({ first, operation }: Work) =>
  (pair: Pair): boolean =>
    pair.after.length === 1 && [operation.id, operation.alternativeOf].some((id) => pair.after[0] === `${id}/${first.name}`)

/** Pairs that fail whatever is current, and so can share the subject. */
const isPlain =
  ({ facts, operation }: Work) =>
  (pair: Pair): boolean =>
    pair.after.length === 0 && pair.credential === undefined && !succeeds(facts.document, operation, pair)

/** The other pairs build on something of their own, and need a subject of their own. */
function* otherPairs(work: Work): Sequence {
  const { facts, operation, subject } = work
  const others = operation.pairs.slice(1).filter((pair) => !isPlain(work)(pair) && !isReplayOf(work)(pair))
  const cases = others.map((pair) => exampleCase(facts.document, operation, pair))
  if (subject.origin === 'documented') return yield* skip(cases, 'it needs a throw-away subject, and no operation created one')
  for (const pair of others) yield* onOwnSubject(facts, operation, pair, exampleCase(facts.document, operation, pair))
}

function* refusedPairs(work: Work, wanted: (pair: Pair) => boolean): Sequence {
  const { facts, operation, subject } = work
  for (const pair of operation.pairs.slice(1).filter(wanted)) {
    const expected = expectedOf(facts, operation, pair, subject.names)
    yield* refuse(work, exampleCase(facts.document, operation, pair), withNames(pair.request, subject.names), expected)
  }
}

/** Sends what should be refused, and keeps track of the truth if it is not. */
function* refuse({ facts, operation, change, tracked }: Work, one: Case, values: RequestExample, expected: Expected): Sequence {
  const reply = yield* send({ case: one, request: plan(facts, operation, values), expected })
  if (speaksOf(tracked.current, values, change)) noteReply(tracked, change, values, reply)
}

const speaksOf = (one: RequestExample, other: RequestExample, { references }: Change): boolean =>
  references.every((field) => fieldValue(one, field) === fieldValue(other, field))

function* ordinaryChange(
  work: Work,
  one: Case,
  expected: Expected,
  write = (request: ReturnType<typeof plan>) => request,
): Sequence {
  const { facts, operation, change, first, tracked } = work
  const values = change.claims.map(({ set }) => ordinaryValue(facts.document, operation, first.request, set, facts.createId()))
  if (values.includes(undefined)) return yield* skip([one], 'the schema allows no other value that could be made')
  const request = changeTo(tracked, change, values)
  const reply = yield* send({ case: one, request: write(plan(facts, operation, request)), expected })
  noteReply(tracked, change, request, reply)
}

function* variants(work: Work): Sequence {
  const { facts, operation } = work
  for (const variant of variantsOf(facts.document, operation)) {
    const one = variantCase(facts.document, operation, variant.name, variant.pointer)
    yield* ordinaryChange(work, one, statePromises.variant, (request) => writtenAs(facts, request, variant))
  }
}

/** The same exchange, as if what it set had been what was claimed: what Links said before. */
function exchanged(values: ExchangeValues, change: Change): ExchangeValues {
  const old = (request: RequestExample) =>
    change.claims.reduce((changed, { claim, set }) => withField(changed, set, fieldValue(request, claim) as Json), request)
  return { ...values, request: old(values.request) }
}
