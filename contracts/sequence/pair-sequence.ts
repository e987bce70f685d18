import type { Operation, Pair } from '#openapi'
import { exampleCase, repeatedCase } from '../collect/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { acquire, release, removeDoubtful } from './acquire.ts'
import { askVariants, settledBy } from './ask-variants.ts'
import type { Facts } from './facts.ts'
import { expectedOf, noteUndo, planPair } from './pair.ts'
import { whenReady } from './ready.ts'
import { statePromises } from './state-promises.ts'
import { type Expected, type Reply, type SendStep, type Sequence, send, skip } from './step.ts'

/** Replays the pairs and variants of an operation that changes no claim, each on a subject of its own. */
export function* pairSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  if (!first) return
  if (yield* onOwnSubjects(facts, operation, operation.pairs)) yield* onOwnSubject(facts, operation, first)
  if (operation.safe) yield* repeated(facts, operation, first)
  yield* askVariants(facts, operation, function* ({ cases, write, expected }) {
    const reply = yield* onOwnSubject(facts, operation, first, { ...cases, write, expected })
    return reply ? settledBy(reply) : 'settled'
  })
}

/**
 * Replays pairs, each on a subject of its own.
 *
 * @returns Whether one that has to fail did so after the last that was served: something has to be served once more.
 */
export function* onOwnSubjects(facts: Facts, operation: Operation, pairs: readonly Pair[]): Sequence<boolean> {
  let open = false
  for (const pair of pairs) {
    const reply = yield* onOwnSubject(facts, operation, pair, { case: exampleCase(facts.document, operation, pair) })
    if (reply?.outcome === 'success' || reply?.outcome === 'failure') open = reply.outcome === 'failure'
  }
  return open
}

/** Looks twice: what is only looked at answers the second time as the first. */
function* repeated(facts: Facts, operation: Operation, pair: Pair): Sequence {
  const one = repeatedCase(facts.document, operation)
  if (!facts.wants(one)) return
  const subject = yield* acquire(facts, operation, pair)
  try {
    if (subject.origin === 'none') return yield* skip([one], subject.reason)
    const request = planPair(facts, operation, pair, subject.names)
    const { outcome } = yield* send({ request })
    if (outcome !== 'success') return yield* skip([one], 'the first one was not served')
    yield* send({
      case: one,
      request,
      expected: { ...expectedOf(facts, operation, pair, subject.names), ...statePromises.repeated },
    })
  } finally {
    yield* release(subject)
  }
}

/** The cases a pair is replayed for, and how. */
export interface Replaying extends Pick<SendStep, 'case' | 'together'> {
  readonly write?: (request: PlannedRequest) => PlannedRequest
  /** What is expected in place of what the document says of the pair. */
  readonly expected?: Partial<Expected>
}

/**
 * Replays one pair on a subject of its own, which is removed again.
 *
 * @returns What became of it; undefined where nobody asked for it, or it could not be asked.
 */
export function* onOwnSubject(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  { write = (request) => request, expected = {}, ...asked }: Replaying = {},
): Sequence<Reply | undefined> {
  const cases = [...(asked.case ? [asked.case] : []), ...(asked.together ?? [])]
  if (cases.length > 0 && !cases.some(facts.wants)) return undefined
  const replayed = yield* whenReady(facts, operation, pair, function* ({ names, undo }) {
    const request = write(planPair(facts, operation, pair, names))
    const reply = yield* send({ ...asked, request, expected: { ...expectedOf(facts, operation, pair, names), ...expected } })
    noteUndo(facts, request, reply, undo)
    yield* removeDoubtful(facts, request, reply)
    return reply
  })
  if (!('reason' in replayed)) return replayed
  yield* skip(cases, replayed.reason)
  return undefined
}
