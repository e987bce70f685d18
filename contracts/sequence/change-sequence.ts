import { type Change, type ExchangeValues, fieldValue, type Json, type Operation, type RequestExample, withField } from '#openapi'
import { exampleCase } from '../cases/case.ts'
import { casesOf } from '../cases/collect.ts'
import { stateCase } from '../cases/state-case.ts'
import { acquire, acquireBystander } from './acquire.ts'
import { checkCaller, watchCaller } from './caller-checks.ts'
import { checkStale, isPlain, otherPairs, refusedPairs } from './change-pairs.ts'
import { checkVariants } from './change-variants.ts'
import { checkState, isSteady, ordinaryChange, type Work } from './change-work.ts'
import { type Facts, plan } from './facts.ts'
import { goBack } from './go-back.ts'
import { checkEarlyLinks, checkLinks, checkOldLinks, provingLinks } from './link-checks.ts'
import { withNames } from './names.ts'
import { checkNearMisses } from './near-misses.ts'
import { expectedOf } from './pair.ts'
import { release } from './release.ts'
import { acceptances, refusals } from './rule-checks.ts'
import { statePromises } from './state-promises.ts'
import { describeReply, lose, type Sequence, send, skip } from './step.ts'
import { isFound, type NoSubject, type Subject } from './subject.ts'
import { noteReply, track } from './tracked.ts'

/**
 * Proves a change on one subject: Links before it, over what is and what will be → documented change → Links → stale → old Links → the pairs that fail → an ordinary change (so nothing
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
  let bystander: Subject | NoSubject | undefined
  try {
    bystander = yield* acquireBystander(facts, operation, first, subject)
    if (!(yield* prove(work))) return
    yield* checkBystander(work, bystander)
    // On accounts of their own, which to a faulty server may all be one: so they come last.
    if (yield* otherPairs(work)) yield* ordinaryChange(work)
    yield* checkCaller(work)
  } finally {
    if (isFound(subject)) yield* goBack(facts, operation, change, work.tracked)
    yield* release(work.subject)
    if (bystander) yield* release(bystander)
  }
}

/** @returns Whether the documented request was served: without it nothing else proves anything. */
function* prove(work: Work): Sequence<boolean> {
  const { facts, operation, first, subject, tracked, change } = work
  const before = tracked.current
  const ahead = { ...unknown, request: before }
  const links = yield* provingLinks(facts, operation, exchanged(ahead, change))
  yield* checkEarlyLinks(facts, operation, links, { after: ahead, before: exchanged(ahead, change) })
  const request = plan(facts, operation, before)
  yield* watchCaller(work)
  const reply = yield* send({
    case: exampleCase(facts.document, operation, first),
    request,
    expected: expectedOf(facts, operation, first, subject.names),
  })
  noteReply(tracked, change, before, reply)
  if (reply.outcome !== 'success' || !reply.values) {
    const [, ...others] = casesOf(facts.document, operation)
    yield* skip(others, describeReply(`the documented request of ${operation.id}`, reply))
    yield* checkCaller(work)
    return false
  }
  if (!(yield* checkCaller(work))) return false
  // A change that was not kept is told by the first of these; everything else would only say so again.
  if (!(yield* checkLinks(facts, operation, links, reply.values)) && !(yield* isSteady(work))) return true
  const stale = yield* checkStale(work, before)
  if (stale && !(yield* isSteady(work))) return true
  const around = { after: reply.values, before: exchanged(reply.values, change) }
  if (!stale) yield* checkOldLinks(facts, operation, links, around)
  yield* proveRules(work, stale)
  return true
}

/** What has to be true of every change, once the documented one is known to be one. It ends where what is current is not known. */
function* proveRules(work: Work, stale: boolean): Sequence {
  // Another value than those the pairs would set: one that was set in spite of its refusal has to be seen.
  if (!(yield* checkState(work, 'unchanged'))) return
  // Where the claim is not compared, whatever else is claimed is accepted for the same reason.
  if (!stale) yield* refusedPairs(work, isPlain(work))
  if (!(yield* checkState(work, 'unchanged'))) return
  if (!(yield* refusals(work, stale)) || !(yield* checkState(work, 'lasts'))) return
  if (!stale && !(yield* checkNearMisses(work))) return
  if (!(yield* checkVariants(work)) || !(yield* acceptances(work))) return
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
  if ((yield* ordinaryChange(work)) !== 'success') return yield* skip([one], 'an ordinary change no longer succeeds')
  const outcome = yield* ordinaryChange(other, one, { ...statePromises.others, promise: one })
  if (outcome === 'failure') yield* lose(changedOthers(operation))
  if (bystander.origin === 'account') yield* goBack(facts, operation, change, other.tracked)
}

// Which ones, nobody can say: a run does not know the passwords of other people's accounts.
const changedOthers = ({ id }: Operation): string =>
  `${id} changed an account that no request named: other accounts, unknown to the run, may have been changed too`

/** An exchange of which only the request matters. */
const unknown = { method: '', url: '', response: { status: 0, headers: {} } } as const

/** The same exchange, as if what it set had been what was claimed: what Links said before. */
function exchanged(values: ExchangeValues, change: Change): ExchangeValues {
  const old = (request: RequestExample) =>
    change.claims.reduce((changed, { claim, set }) => withField(changed, set, fieldValue(request, claim) as Json), request)
  return { ...values, request: old(values.request) }
}
