import { type Change, fieldValue, type Operation, type Pair, type RequestExample } from '#openapi'
import type { Case } from '../cases/case.ts'
import { stateCase } from '../cases/state-case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { acquire } from './acquire.ts'
import { type Facts, plan } from './facts.ts'
import { withNames } from './names.ts'
import type { Entry } from './own-credential.ts'
import { statePromises } from './state-promises.ts'
import { casesOfStep, type Expected, type Reply, type SendStep, type Sequence, send, skip } from './step.ts'
import type { Subject } from './subject.ts'
import { changeTo, noteReply, type Tracked, track } from './tracked.ts'
import { ordinaryValue } from './values.ts'

/** What the steps of proving a change share. */
export interface Work {
  readonly facts: Facts
  readonly operation: Operation
  readonly change: Change
  readonly first: Pair
  /** Replaced by another one where nobody can tell any more what is true of it. */
  subject: Subject
  tracked: Tracked
  /** What let the run in before the change; absent: nothing did, or it is told that nothing does any more. */
  entry?: Entry | undefined
}

/** Changes what is current to a value like any other. */
export function* ordinaryChange(work: Work, one?: Case, expected?: Expected): Sequence<Reply['outcome']> {
  const step = { ...(one ? { case: one } : {}), ...(expected ? { expected } : {}) }
  return (yield* changeOnce(work, step)).outcome
}

/** The same for the cases of a step, written in a way of its own. */
export function* changeOnce(
  work: Work,
  step: Pick<SendStep, 'case' | 'together' | 'expected'>,
  write = (request: PlannedRequest) => request,
): Sequence<Reply> {
  const { facts, operation, change } = work
  const values = nextRequest(work)
  if (values === undefined) {
    const request = plan(facts, operation, work.tracked.current)
    yield* skip(casesOfStep({ kind: 'send', request, ...step }), 'no other value that the schema allows could be generated')
    return { outcome: 'unsent' }
  }
  const reply = yield* send({ ...step, request: write(plan(facts, operation, values)) })
  noteReply(work.tracked, change, values, reply)
  return reply
}

/** A request that would succeed: what is current is claimed, and a new value set. */
export function nextRequest({ facts, operation, change, first, tracked }: Work): RequestExample | undefined {
  const values = change.claims.map(({ set }) => ordinaryValue(facts.document, operation, first.request, set, facts.createId()))
  return values.includes(undefined) ? undefined : changeTo(tracked, change, values)
}

/** Sends what should be refused, and keeps track of the truth if it is not. */
export function* refuse(
  { facts, operation, change, tracked }: Work,
  one: Case,
  values: RequestExample,
  expected: Expected,
): Sequence<Reply['outcome']> {
  const reply = yield* send({ case: one, request: plan(facts, operation, values), expected })
  if (speaksOf(tracked.current, values, change)) noteReply(tracked, change, values, reply)
  return reply.outcome
}

/** Whether two requests are about the same subject. */
export const speaksOf = (one: RequestExample, other: RequestExample, { references }: Change): boolean =>
  references.every((field) => fieldValue(one, field) === fieldValue(other, field))

/**
 * Finds out what is current after something was accepted that should not have been: another subject where one can be created,
 * else the values it may have.
 *
 * @returns Whether the work can go on: an ordinary change was served.
 */
export function* recover(work: Work, guesses: readonly RequestExample[]): Sequence<boolean> {
  if (work.subject.origin === 'created') return (yield* replaceSubject(work)) && (yield* isSteady(work))
  for (const guess of [work.tracked.current, ...guesses.toReversed()]) {
    work.tracked.current = guess
    if (yield* isSteady(work)) return true
  }
  return false
}

/** Whether an ordinary change is served. */
export function* isSteady(work: Work): Sequence<boolean> {
  return (yield* ordinaryChange(work)) === 'success'
}

function* replaceSubject(work: Work): Sequence<boolean> {
  const { facts, operation, first, subject } = work
  const other = yield* acquire(facts, operation, first)
  const undo = [...other.undo, ...subject.undo]
  work.subject = other.origin === 'created' ? { ...other, undo } : { ...subject, undo }
  if (other.origin !== 'created') return false
  work.tracked = track(withNames(first.request, other.names))
  return true
}

/** Asks a check of the state that an ordinary change answers. Where it fails nobody knows what is current, and nothing else is asked. */
export function* checkState(work: Work, check: 'unchanged' | 'lasts'): Sequence<boolean> {
  const one = stateCase(work.facts.document, work.operation, check, work.change.link)
  const outcome = yield* ordinaryChange(work, one, { ...statePromises[check], promise: one })
  return outcome === 'success'
}
