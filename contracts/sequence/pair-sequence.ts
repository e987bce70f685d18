import type { Operation, Pair } from '#openapi'
import { type Case, exampleCase, repeatedCase, variantCase } from '../collect/case.ts'
import { variantsOf } from '../collect/collect.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { acquire, release, removeDoubtful } from './acquire.ts'
import type { Facts } from './facts.ts'
import { expectedOf, noteUndo, planPair, whyNotWritten, writtenAs } from './pair.ts'
import { whenReady } from './ready.ts'
import { statePromises } from './state-promises.ts'
import { type Reply, type Sequence, send, skip } from './step.ts'

/** Replays the pairs and variants of an operation that changes no claim, each on a subject of its own. */
export function* pairSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  if (!first) return
  if (yield* onOwnSubjects(facts, operation, operation.pairs)) yield* onOwnSubject(facts, operation, first)
  if (operation.safe) yield* repeated(facts, operation, first)
  for (const variant of variantsOf(facts.document, operation)) {
    const one = variantCase(facts.document, operation, variant.name, variant.pointer)
    const reason = whyNotWritten(facts, variant)
    if (reason !== undefined) yield* skip([one], reason)
    else
      yield* onOwnSubject(facts, operation, first, one, (request) => writtenAs(facts, request, variant), {
        ...statePromises.variant,
        promise: one,
      })
  }
}

/**
 * Replays pairs, each on a subject of its own.
 *
 * @returns Whether one that has to fail did so after the last that was served: something has to be served once more.
 */
export function* onOwnSubjects(facts: Facts, operation: Operation, pairs: readonly Pair[]): Sequence<boolean> {
  let open = false
  for (const pair of pairs) {
    const outcome = yield* onOwnSubject(facts, operation, pair, exampleCase(facts.document, operation, pair))
    if (outcome === 'success' || outcome === 'failure') open = outcome === 'failure'
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

type Write = (request: PlannedRequest) => PlannedRequest
const asIs: Write = (request) => request

/**
 * Replays one pair on a subject of its own, which is removed again.
 *
 * @param one Absent: it is replayed for the sake of others.
 * @returns What became of it; undefined where nobody asked for it, or it could not be asked.
 */
export function* onOwnSubject(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  one?: Case,
  write: Write = asIs,
  instead = {},
): Sequence<Reply['outcome'] | undefined> {
  if (one && !facts.wants(one)) return undefined
  const replayed = yield* whenReady(facts, operation, pair, function* ({ names, undo }) {
    const request = write(planPair(facts, operation, pair, names))
    const expected = { ...expectedOf(facts, operation, pair, names), ...instead }
    const reply = yield* send({ ...(one ? { case: one } : {}), request, expected })
    noteUndo(facts, request, reply, undo)
    yield* removeDoubtful(facts, request, reply)
    return reply.outcome
  })
  if (typeof replayed === 'string') return replayed
  if (one) yield* skip([one], replayed.reason)
  return undefined
}
