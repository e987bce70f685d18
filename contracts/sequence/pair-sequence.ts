import type { Operation, Pair } from '#openapi'
import { type Case, exampleCase, repeatedCase, ruleCase, variantCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { allGuardsOf } from '../probes/guards.ts'
import type { Probe } from '../probes/probe.ts'
import { variantsOf } from '../probes/variants.ts'
import { acquire } from './acquire.ts'
import { askVariants, settledBy } from './ask-variants.ts'
import type { Facts } from './facts.ts'
import { expectedOf, planPair, sendNoted } from './pair.ts'
import { guardStep } from './probe-steps.ts'
import { whenReady } from './ready.ts'
import { release } from './release.ts'
import { statePromises } from './state-promises.ts'
import { type Expected, isDoubtful, type Reply, type SendStep, type Sequence, send, skip } from './step.ts'

/** Replays the pairs and variants of an operation that changes no claim, each on a subject of its own. */
export function* pairSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  if (!first) return
  const { open, refused } = yield* onOwnSubjects(facts, operation, operation.pairs)
  if (open) yield* onOwnSubject(facts, operation, first)
  if (operation.safe) yield* repeated(facts, operation, first)
  if (refused.has(first)) return yield* skip(variantCases(facts, operation), 'the documented request itself was refused')
  yield* askVariants(facts, operation, function* ({ cases, write, expected, guards = [] }) {
    const reply = yield* onOwnSubject(facts, operation, first, { ...cases, write, expected, guards })
    return reply ? settledBy(reply) : 'settled'
  })
}

const variantCases = ({ document, wants }: Facts, operation: Operation): readonly Case[] =>
  [
    ...variantsOf(document, operation).map((variant) => variantCase(document, operation, variant)),
    ...allGuardsOf(document, operation).map((probe) => ruleCase(document, operation, probe)),
  ].filter(wants)

/**
 * Replays pairs, each on a subject of its own.
 *
 * @returns Whether one that has to fail did so after the last that was served: something has to be served once more. And those that
 *   were refused.
 */
export function* onOwnSubjects(
  facts: Facts,
  operation: Operation,
  pairs: readonly Pair[],
): Sequence<{ readonly open: boolean; readonly refused: ReadonlySet<Pair> }> {
  let open = false
  const refused = new Set<Pair>()
  for (const pair of pairs) {
    const reply = yield* onOwnSubject(facts, operation, pair, { case: exampleCase(facts.document, operation, pair) })
    if (reply?.outcome === 'success' || reply?.outcome === 'failure') open = reply.outcome === 'failure'
    if (reply?.outcome === 'failure') refused.add(pair)
  }
  return { open, refused }
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
    if (outcome !== 'success') return yield* skip([one], 'the first request was not served')
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
  /** What has to be refused before, written in the same way. */
  readonly guards?: readonly Probe[]
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
  { write = (request) => request, expected = {}, guards = [], ...asked }: Replaying = {},
): Sequence<Reply | undefined> {
  const cases = [...(asked.case ? [asked.case] : []), ...(asked.together ?? [])]
  if (cases.length > 0 && guards.length === 0 && !cases.some(facts.wants)) return undefined
  const replayed = yield* whenReady(facts, operation, pair, function* ({ names, undo }) {
    const plain = planPair(facts, operation, pair, names)
    for (const probe of guards) {
      const { request, ...step } = guardStep(facts, plain, probe)
      const reply = yield* sendNoted(facts, { ...step, request: write(request) }, undo)
      // Perhaps nothing is any more what it was.
      if (reply.outcome === 'success' || isDoubtful(reply)) return 'used up'
    }
    const whole = { ...expectedOf(facts, operation, pair, names), ...expected }
    return yield* sendNoted(facts, { ...asked, request: write(plain), expected: whole }, undo)
  })
  if (replayed === 'used up') return yield* onOwnSubject(facts, operation, pair, { write, expected, ...asked })
  if (!('reason' in replayed)) return replayed
  yield* skip(cases, replayed.reason)
  return undefined
}
