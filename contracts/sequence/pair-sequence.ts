import { type Operation, type Pair, removes } from '#openapi'
import { type Case, exampleCase, variantCase } from '../collect/case.ts'
import { variantsOf } from '../collect/collect.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, plan } from './facts.ts'
import { freshNames, withNames } from './names.ts'
import { expectedOf, noteUndo, replay, writtenAs } from './pair.ts'
import { type Sequence, send, skip } from './step.ts'
import { acquire, type NoSubject, release, removeDoubtful, type Subject } from './subject.ts'

/** Replays the pairs and variants of an operation that changes no claim, each on a subject of its own. */
export function* pairSequence(facts: Facts, operation: Operation): Sequence {
  for (const pair of operation.pairs) {
    yield* onOwnSubject(facts, operation, pair, exampleCase(facts.document, operation, pair), (request) => request)
  }
  const [first] = operation.pairs
  if (!first) return
  for (const variant of variantsOf(facts.document, operation)) {
    const one = variantCase(facts.document, operation, variant.name, variant.pointer)
    yield* onOwnSubject(facts, operation, first, one, (request) => writtenAs(facts, request, variant))
  }
}

type Write = (request: PlannedRequest) => PlannedRequest

function* onOwnSubject(facts: Facts, operation: Operation, pair: Pair, one: Case, write: Write): Sequence {
  const subject = yield* subjectOf(facts, operation, pair)
  const undo: PlannedRequest[] = [...subject.undo]
  try {
    if (subject.origin === 'none') return yield* skip([one], subject.reason)
    for (const reference of pair.after) yield* replay(facts, reference, subject.names, undo)
    const request = write(plan(facts, operation, withNames(pair.request, subject.names)))
    const reply = yield* send({ case: one, request, expected: expectedOf(facts, operation, pair, subject.names) })
    noteUndo(facts, request, reply, undo)
    yield* removeDoubtful(facts, request, reply)
  } finally {
    yield* release({ undo })
  }
}

function* subjectOf(facts: Facts, operation: Operation, pair: Pair): Sequence<Subject | NoSubject> {
  const subject = yield* acquire(facts, operation, pair)
  if (subject.origin !== 'created' && removes(operation, facts.document.model) && !facts.mayDropAnything) {
    return { origin: 'none', reason: 'it would remove what the run has not created', undo: subject.undo }
  }
  if (!operation.undo || subject.origin === 'none') return subject
  const fresh = freshNames(facts.document, operation, pair.request, facts.createId())
  return { ...subject, names: new Map([...fresh, ...subject.names]) }
}
