import type { Operation, RequestExample } from '#openapi'
import { ruleCase } from '../collect/case.ts'
import type { Probe } from '../collect/probe.ts'
import { probesOf } from '../collect/probes.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { release, removeDoubtful } from './acquire.ts'
import type { Facts } from './facts.ts'
import { freshNames, withNames } from './names.ts'
import { noteUndo } from './pair.ts'
import { acquireSafely } from './pair-sequence.ts'
import { probeStep, worthAsking } from './probe.ts'
import { type Sequence, skip } from './step.ts'

/** How many refusals go out together: they all start from the same valid request, so none is in another's way. */
export const batchSize = 6

/** Probes the rules of an operation that changes no claim. What is accepted, rightly or not, is undone at the end. */
export function* ruleSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  if (!first) return
  const probes = yield* worthAsking(facts, operation, probesOf(facts.document, operation))
  if (probes.length === 0) return
  const subject = yield* acquireSafely(facts, operation, first)
  const undo: PlannedRequest[] = [...subject.undo]
  try {
    if (subject.origin === 'none')
      return yield* skip(
        probes.map((probe) => ruleCase(facts.document, operation, probe)),
        subject.reason,
      )
    const base = () => withNames(first.request, new Map([...freshOf(facts, operation, first.request), ...subject.names]))
    for (let index = 0; index < probes.length; index += batchSize) {
      yield* ask(facts, operation, probes.slice(index, index + batchSize), base, undo)
    }
  } finally {
    yield* release({ undo })
  }
}

/** What an operation creates needs a name of its own in each request; what it only speaks of keeps its name. */
const freshOf = (facts: Facts, operation: Operation, request: RequestExample) =>
  operation.undo ? freshNames(facts.document, operation, request, facts.createId()) : []

function* ask(
  facts: Facts,
  operation: Operation,
  probes: readonly Probe[],
  base: () => RequestExample,
  undo: PlannedRequest[],
): Sequence {
  const steps = probes.map((probe) => probeStep(facts, operation, base(), probe))
  const replies = yield steps
  for (const [index, step] of steps.entries()) {
    const reply = replies[index]
    if (!reply) continue
    noteUndo(facts, step.request, reply, undo)
    yield* removeDoubtful(facts, step.request, reply)
  }
}
