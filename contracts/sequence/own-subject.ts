import type { Operation, Pair } from '#openapi'
import { exampleCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Probe } from '../probes/probe.ts'
import type { Facts } from './facts.ts'
import { expectedOf, planPair, sendNoted } from './pair.ts'
import { guardStep } from './probe-steps.ts'
import { type Ready, type Unready, whenReady } from './ready.ts'
import { type Expected, isDoubtful, type Reply, type SendStep, type Sequence, skip } from './step.ts'

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

/** The cases a pair is replayed for, and how. */
export interface Replaying extends Pick<SendStep, 'case' | 'together'> {
  readonly write?: (request: PlannedRequest) => PlannedRequest
  /** What is expected in place of what the document says of the pair. */
  readonly expected?: Partial<Expected>
  /** What has to be refused before, written in the same way. */
  readonly guards?: readonly Probe[]
  /** How what it needs is had. Default: it is made for this pair alone. */
  readonly readying?: Readying | undefined
}

/** Lets what a pair needs be used. */
export type Readying = <Result>(use: (ready: Ready) => Sequence<Result>) => Sequence<Result | Unready>

/**
 * Replays one pair on a subject of its own, which is removed again.
 *
 * @returns What became of it; undefined where nobody asked for it, or it could not be asked.
 */
export function* onOwnSubject(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  { write = (request) => request, expected = {}, guards = [], readying, ...asked }: Replaying = {},
): Sequence<Reply | undefined> {
  const cases = [...(asked.case ? [asked.case] : []), ...(asked.together ?? [])]
  if (cases.length > 0 && guards.length === 0 && !cases.some(facts.wants)) return undefined
  const ready: Readying = readying ?? ((use) => whenReady(facts, operation, pair, use))
  const replayed = yield* ready(function* ({ names, undo }) {
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
