import { fieldValue, type Operation, type Pair, type RequestExample } from '#openapi'
import { ruleCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Probe } from '../probes/probe.ts'
import { probesOf } from '../probes/probes.ts'
import { batchesOf, isGuess } from './batches.ts'
import { type Facts, undoOf } from './facts.ts'
import { heeded } from './heeded.ts'
import { comeIn } from './look-in.ts'
import { marked } from './marked.ts'
import { freshNames } from './names.ts'
import { noteMade, planPair, sendNoted } from './pair.ts'
import { probeStep, worthAsking } from './probe-steps.ts'
import { type Ready, type Unready, whenReady } from './ready.ts'
import { checkRefusedChange } from './refused-change.ts'
import { release } from './release.ts'
import { describeReply, isDoubtful, type Reply, type SendStep, type Sequence, skip } from './step.ts'

/**
 * Probes the rules of an operation that changes no claim, between two requests that break none: the first shows that it is served at
 * all, the last that it still is. What is accepted, rightly or not, is undone at the end.
 */
export function* ruleSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  if (!first) return
  const work: Work = { facts, operation, first }
  let probes = yield* worthAsking(facts, operation, probesOf(facts.document, operation))
  if (probes.length === 0) return
  const opening = yield* ready(work, function* (one) {
    const reply = yield* serve(work, one)
    // What it worked on is perhaps no more what it was.
    return !isServed(reply) || isUsedUp(work) ? reply : { left: yield* probe(work, one, probes, []) }
  })
  if ('left' in opening) probes = opening.left
  else if ('reason' in opening || !isServed(opening)) return yield* leave(work, probes, opening)
  let repeated: readonly Probe[] = 'left' in opening ? probes : []
  while (probes.length > 0) {
    const left = yield* ready(work, (one) => probe(work, one, probes, repeated))
    if ('reason' in left) return yield* leave(work, probes, left)
    repeated = left
    probes = left
  }
}

/** Why it may not be sent, each probe is told by itself. */
const isServed = ({ outcome }: Reply): boolean => outcome === 'success' || outcome === 'unsent'

interface Work {
  readonly facts: Facts
  readonly operation: Operation
  readonly first: Pair
}

const ready = <Result>({ facts, operation, first }: Work, use: (one: Ready) => Sequence<Result>) =>
  whenReady(facts, operation, first, use)

function* leave({ facts, operation }: Work, probes: readonly Probe[], why: Unready | Reply): Sequence {
  const reason = 'reason' in why ? why.reason : describeReply('the same request without a fault', why)
  yield* skip(
    probes.map((one) => ruleCase(facts.document, operation, one)),
    reason,
  )
}

/** Sends a request that breaks nothing, and removes at once what it made. */
function* serve(work: Work, one: Ready): Sequence<Reply> {
  const request = plainRequest(work, one)
  const before = new Set(one.undo)
  const reply = yield* sendNoted(work.facts, { request }, one.undo)
  // The newest comes first.
  yield* release({ undo: one.undo.splice(0, one.undo.filter((each) => !before.has(each)).length) })
  return reply
}

/**
 * Asks probes and, after them, what breaks nothing.
 *
 * @returns Those to be asked on something new: what one of them was accepted for is perhaps no more what it was.
 */
function* probe(work: Work, one: Ready, asked: readonly Probe[], repeated: readonly Probe[]): Sequence<readonly Probe[]> {
  const batches = batchesOf(yield* heeded(work.facts, plainRequest(work, one), asked))
  const all: Probe[] = []
  for (const [index, batch] of batches.entries()) {
    const refused = yield* ask(work, one, batch, repeated)
    all.push(...refused)
    const later = batches.slice(index + 1).flat()
    if (refused.length < batch.length && isUsedUp(work)) return [...refused, ...later]
    if (batch.some(isGuess) && later.length > 0) yield* comeIn(work.facts, plainRequest(work, one).credential)
  }
  yield* serve(work, one)
  yield* checkRefusedChange(work.facts, plainRequest(work, one), all)
  return []
}

/** Whether what an operation worked on may be gone, or changed for good, after it. */
const isUsedUp = ({ facts, operation }: Work): boolean => !operation.safe && undoOf(facts, operation) === undefined

/** @returns Those that were refused, as all have to be, or not answered. */
function* ask(work: Work, one: Ready, batch: readonly Probe[], repeated: readonly Probe[]): Sequence<readonly Probe[]> {
  const { facts, operation } = work
  const steps = batch.map((each) => {
    const { values, credential } = plainRequest(work, one)
    const step = withOwnText(work, values, each, probeStep(facts, operation, values, each, credential))
    return repeated.includes(each) ? { ...step, anew: true as const } : step
  })
  const replies = yield steps
  const refused: Probe[] = []
  for (const [index, each] of batch.entries()) {
    const [step, reply] = [steps[index], replies[index]]
    if (!step || !reply) continue
    yield* noteMade(facts, step.request, reply, one.undo)
    if (reply.outcome !== 'success' && !isDoubtful(reply)) refused.push(each)
  }
  return refused
}

/** What would tell a record that is made of a broken request from others' is put elsewhere where it was broken. */
function withOwnText({ facts, operation, first }: Work, base: RequestExample, { touch }: Probe, step: SendStep): SendStep {
  if (!undoOf(facts, operation) || !touch) return step
  const [named, documented] = [base, first.request].map((one) => JSON.stringify(fieldValue(one, touch.field)))
  if (named === documented) return step
  const { request } = step
  const values = marked(facts.document, operation, { values: request.values, base, field: touch.field }, facts.createId())
  return { ...step, request: { ...request, values } }
}

/** The documented request. What it creates needs a name of its own each time; what it only speaks of keeps its name. */
function plainRequest({ facts, operation, first }: Work, { names, kept }: Ready): PlannedRequest {
  const fresh = undoOf(facts, operation) ? [...freshNames(facts.document, operation, first.request, facts.createId())] : []
  return planPair(facts, operation, first, new Map([...names, ...fresh.filter(([literal]) => !kept.has(literal))]))
}
