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
import { exampleCase, stateCase, variantCase } from '../collect/case.ts'
import { casesOf, variantsOf } from '../collect/collect.ts'
import { checkState, ordinaryChange, recover, refuse, type Work } from './change-work.ts'
import { type Facts, plan } from './facts.ts'
import { goBack } from './go-back.ts'
import { checkLinks } from './link-checks.ts'
import { withNames } from './names.ts'
import { checkNearMisses } from './near-misses.ts'
import { expectedOf, succeeds, whyNotWritten, writtenAs } from './pair.ts'
import { onOwnSubject } from './pair-sequence.ts'
import { acceptances, refusals } from './rule-checks.ts'
import { statePromises } from './state-promises.ts'
import { describeReply, type Sequence, send, skip } from './step.ts'
import { acquire, acquireBystander, isFound, type NoSubject, release, type Subject } from './subject.ts'
import { noteReply, track } from './tracked.ts'

/**
 * Proves a change on one subject: documented change → stale → Links → the pairs that fail → an ordinary change (so nothing
 * had changed) → every rule broken once → an ordinary change (so it lasts) → near misses → variants → limits → back.
 */
export function* changeSequence(facts: Facts, operation: Operation, change: Change): Sequence {
  const [first] = operation.pairs
  if (!first) return
  const subject = yield* acquire(facts, operation, first)
  if (subject.origin === 'none') {
    yield* skip(casesOf(facts.document, operation), subject.reason)
    return yield* release(subject)
  }
  const work: Work = { facts, operation, change, first, subject, tracked: track(withNames(first.request, subject.names)) }
  const bystander = yield* acquireBystander(facts, operation, first, subject)
  try {
    yield* prove(work)
    yield* checkBystander(work, bystander)
  } finally {
    if (isFound(subject)) yield* goBack(facts, operation, change, work.tracked)
    yield* release(work.subject)
    if (bystander) yield* release(bystander)
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
  const stale = yield* checkStale(work, before)
  yield* checkLinks(facts, operation, reply.values, exchanged(reply.values, change), stale)
  // Where the claim is not compared, whatever else is claimed is accepted for the same reason.
  if (!stale) yield* refusedPairs(work, isPlain(work))
  if (!(yield* checkState(work, 'unchanged'))) return
  if (!(yield* refusals(work)) || !(yield* checkState(work, 'lasts'))) return
  if (!stale && !(yield* checkNearMisses(work))) return
  if (!(yield* variants(work)) || !(yield* acceptances(work))) return
  yield* otherPairs(work)
}

/**
 * Sends the documented request again, as the pair that says so and as what follows from the Link.
 *
 * @returns Whether it was accepted.
 */
function* checkStale(work: Work, before: RequestExample): Sequence<boolean> {
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

/** An account that nobody spoke of since it was made is as it was. */
function* checkBystander(work: Work, bystander: Subject | NoSubject | undefined): Sequence {
  const { facts, operation, change, first } = work
  const one = stateCase(facts.document, operation, 'others', change.link)
  if (!facts.wants(one)) return
  if (bystander?.origin !== 'created' && bystander?.origin !== 'account')
    return yield* skip([one], 'it needs a second account: no operation created one, and no second --account was given')
  const other: Work = { ...work, subject: bystander, tracked: track(withNames(first.request, bystander.names)) }
  // What nothing at all is served any more is told elsewhere.
  if ((yield* ordinaryChange(work)) !== 'success') return yield* skip([one], 'an ordinary change is not served any more')
  yield* ordinaryChange(other, one, { ...statePromises.others, promise: one })
  if (bystander.origin === 'account') yield* goBack(facts, operation, change, other.tracked)
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
  if (isFound(subject)) return yield* skip(cases, 'it needs a throw-away subject, and no operation created one')
  for (const pair of others) yield* onOwnSubject(facts, operation, pair, exampleCase(facts.document, operation, pair))
}

function* refusedPairs(work: Work, wanted: (pair: Pair) => boolean): Sequence {
  const { facts, operation, subject } = work
  for (const pair of operation.pairs.slice(1).filter(wanted)) {
    const expected = expectedOf(facts, operation, pair, subject.names)
    yield* refuse(work, exampleCase(facts.document, operation, pair), withNames(pair.request, subject.names), expected)
  }
}

/** Writes an ordinary change in every documented way; that it was served is proved by the next one. */
function* variants(work: Work): Sequence<boolean> {
  const { facts, operation } = work
  for (const variant of variantsOf(facts.document, operation)) {
    const one = variantCase(facts.document, operation, variant.name, variant.pointer)
    const reason = whyNotWritten(facts, variant)
    if (reason !== undefined) yield* skip([one], reason)
    if (reason !== undefined || !facts.wants(one)) continue
    const outcome = yield* ordinaryChange(work, one, { ...statePromises.variant, promise: one }, (request) =>
      writtenAs(facts, request, variant),
    )
    const used =
      outcome === 'success'
        ? yield* ordinaryChange(work, one, { ...statePromises.variant, promise: one })
        : yield* ordinaryChange(work)
    if (used !== 'success' && !(yield* recover(work, []))) return false
  }
  return true
}

/** The same exchange, as if what it set had been what was claimed: what Links said before. */
function exchanged(values: ExchangeValues, change: Change): ExchangeValues {
  const old = (request: RequestExample) =>
    change.claims.reduce((changed, { claim, set }) => withField(changed, set, fieldValue(request, claim) as Json), request)
  return { ...values, request: old(values.request) }
}
