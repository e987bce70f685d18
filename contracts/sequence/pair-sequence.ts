import { changeOf, type Operation, type Pair, removes } from '#openapi'
import { type Case, exampleCase, repeatedCase, variantCase } from '../collect/case.ts'
import { variantsOf } from '../collect/collect.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { acquire, release, removeDoubtful } from './acquire.ts'
import { asksForNothing } from './credential.ts'
import type { Facts } from './facts.ts'
import { freshNames } from './names.ts'
import { expectedOf, noteUndo, pairsBefore, planPair, replayBefore, whyNotWritten, writtenAs } from './pair.ts'
import { statePromises } from './state-promises.ts'
import { type Sequence, send, skip } from './step.ts'
import { isFound, type NoSubject, type Subject } from './subject.ts'

/** Replays the pairs and variants of an operation that changes no claim, each on a subject of its own. */
export function* pairSequence(facts: Facts, operation: Operation): Sequence {
  for (const pair of operation.pairs) {
    yield* onOwnSubject(facts, operation, pair, exampleCase(facts.document, operation, pair))
  }
  const [first] = operation.pairs
  if (!first) return
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

/** Replays one pair on a subject of its own, which is removed again. */
export function* onOwnSubject(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  one: Case,
  write: Write = asIs,
  instead = {},
): Sequence {
  if (!facts.wants(one)) return
  const subject = yield* subjectOf(facts, operation, pair)
  const undo: PlannedRequest[] = [...subject.undo]
  try {
    if (subject.origin === 'none') return yield* skip([one], subject.reason)
    if (pair.credential !== undefined && (yield* asksForNothing(facts, operation)))
      return yield* skip([one], 'the target refuses no credential at all')
    const names = yield* replayBefore(facts, pair, subject.names, undo)
    if (names === undefined) return yield* skip([one], 'what it builds on could not be done')
    const request = write(planPair(facts, operation, pair, names))
    const reply = yield* send({ case: one, request, expected: { ...expectedOf(facts, operation, pair, names), ...instead } })
    noteUndo(facts, request, reply, undo)
    yield* removeDoubtful(facts, request, reply)
  } finally {
    yield* release({ undo })
  }
}

/** Gets what a pair works on, but nothing that the run has not created to an operation after which it could not be put back. */
export function* acquireSafely(facts: Facts, operation: Operation, pair: Pair): Sequence<Subject | NoSubject> {
  const subject = yield* acquire(facts, operation, pair)
  if (subject.origin === 'none' || subject.origin === 'created' || facts.mayDropAnything) return subject
  const removing = removes(operation, facts.document.model)
  if (!removing && (operation.safe || changeOf(operation) || !isFound(subject))) return subject
  const reason = `it would ${removing ? 'remove' : 'change'} what the run has not created`
  return { origin: 'none', reason, undo: subject.undo }
}

function* subjectOf(facts: Facts, operation: Operation, pair: Pair): Sequence<Subject | NoSubject> {
  const subject = yield* acquireSafely(facts, operation, pair)
  if (subject.origin === 'none') return subject
  const [first = pair] = operation.pairs
  const creating = [{ operation, pair: first }, ...pairsBefore(facts, pair)].filter((one) => one.operation.undo)
  const id = facts.createId()
  const fresh = creating.flatMap((one) => [...freshNames(facts.document, one.operation, one.pair.request, id)])
  return { ...subject, names: new Map([...fresh, ...subject.names]) }
}
