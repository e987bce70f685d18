import { fieldValue, type RequestExample, valueAt, withField } from '#openapi'
import type { Probe } from '../probes/probe.ts'
import { probesOf } from '../probes/probes.ts'
import { batchesOf, isGuess } from './batches.ts'
import { checkState, nextRequest, ordinaryChange, recover, speaksOf, type Work } from './change-work.ts'
import { probeStep, worthAsking } from './probe-steps.ts'
import { statePromises } from './state-promises.ts'
import { type Expected, isDoubtful, type Reply, type SendStep, type Sequence, send } from './step.ts'
import { changeTo, noteReply } from './tracked.ts'

/** Breaks each rule of a change once; every request claims what is current, so that it is refused for nothing but the rule. */
export function* refusals(work: Work, stale: boolean): Sequence<boolean> {
  const refused = (yield* asked(work)).filter(({ outcome }) => outcome === 'failure')
  // A claim that is not compared is told already.
  const probes = stale ? refused.filter(({ role }) => role !== 'claim') : refused
  for (const batch of batchesOf(probes)) {
    if (!(yield* askTogether(work, batch))) return false
    // A change that is lost meanwhile is told here: to end without a word would let the run pass.
    if (batch.some(isGuess) && !(yield* checkState(work, 'unchanged'))) return false
  }
  return true
}

const asked = ({ facts, operation }: Work): Sequence<readonly Probe[]> =>
  worthAsking(facts, operation, probesOf(facts.document, operation))

/**
 * If one of a batch is accepted, the refusals of the others prove nothing: those are asked again, one by one, each from what is true.
 * An acceptance stays what it is: a server that refuses the repeat has served it all the same.
 */
function* askTogether(work: Work, probes: readonly Probe[], anew: { readonly anew?: true } = {}): Sequence<boolean> {
  const asked = probes.flatMap((probe) => stepOf(work, probe).map((step) => ({ probe, step: { ...step, ...anew } })))
  const replies = yield asked.map(({ step }) => step)
  const outcomes = asked.map((one, index) => ({ ...one, reply: replies[index] ?? unsent }))
  const accepted = outcomes.filter(({ reply }) => reply.outcome === 'success' || isDoubtful(reply))
  if (accepted.length === 0) return true
  const steps = accepted.map(({ step }) => step)
  if (!(yield* recover(work, guessesOf(work, steps)))) return false
  if (asked.length === 1) return true
  for (const { probe, reply } of outcomes.filter(({ reply }) => reply.outcome !== 'success'))
    if (!(yield* askTogether(work, [probe], reply.outcome === 'failure' ? { anew: true } : {}))) return false
  return true
}

const unsent: Reply = { outcome: 'unsent' }

function stepOf(work: Work, probe: Probe): readonly SendStep[] {
  const base = nextRequest(work)
  return base === undefined ? [] : [probeStep(work.facts, work.operation, base, probe)]
}

/** Requests that claim what an accepted one may have made current: what it set, as it was sent or as a server may have kept it. */
function guessesOf({ tracked, change }: Work, steps: readonly SendStep[]): readonly RequestExample[] {
  return steps.flatMap(({ request }) =>
    change.claims.flatMap(({ claim, set }) => {
      const value = valueAt(request.values.body, set.slice('body'.length))
      const forms =
        value === undefined
          ? []
          : typeof value === 'string'
            ? [value, value.trim()]
            : [String(value as unknown), JSON.stringify(value)]
      return forms.map((form) => withField(tracked.current, claim, form))
    }),
  )
}

/** Touches each limit from inside: the value is accepted, and then it is what counts. Each is asked after a change that was served. */
export function* acceptances(work: Work): Sequence<boolean> {
  const probes = (yield* asked(work)).filter(({ outcome }) => outcome === 'success')
  for (const probe of probes) if (!(yield* accept(work, probe))) return false
  return true
}

/** What is refused because of one of its parts is told by that part. */
function* accept(work: Work, probe: Probe): Sequence<boolean> {
  const { alone = [] } = probe
  if (alone.length < 2) return (yield* acceptOne(work, probe)).goesOn
  const whole = yield* acceptOne(work, probe, 'silently')
  if (whole.kept || !whole.goesOn) return whole.goesOn
  for (const part of alone) {
    const one = yield* acceptOne(work, part)
    if (!one.kept || !one.goesOn) return one.goesOn
  }
  return (yield* acceptOne(work, probe)).goesOn
}

interface Accepted {
  /** It was accepted, and counts. */
  readonly kept: boolean
  /** Whether anything else can be asked. */
  readonly goesOn: boolean
}

function* acceptOne(work: Work, probe: Probe, silently?: 'silently'): Sequence<Accepted> {
  const { facts, operation, change } = work
  const base = changeTo(
    work.tracked,
    change,
    change.claims.map(({ set }) => fieldValue(work.first.request, set)),
  )
  const { case: one, ...step } = probeStep(facts, operation, base, probe)
  const cases = one ? (silently ? { together: [one] } : { case: one }) : {}
  const reply = yield* send({ ...step, ...cases })
  noteReply(work.tracked, change, step.request.values, reply)
  const accepted = reply.outcome === 'success'
  const used = accepted && !silently ? yield* ordinaryChange(work, one, countsFor(step)) : yield* ordinaryChange(work)
  const counts = used === 'success' || used === 'unsent'
  const kept = (accepted || reply.outcome === 'unsent') && !reply.broken && counts
  if (counts) return { kept, goesOn: true }
  const guesses = [step.request.values].filter((values) => speaksOf(work.tracked.current, values, change))
  return { kept, goesOn: yield* recover(work, guesses) }
}

const countsFor = ({ expected }: Pick<SendStep, 'expected'>): Expected => ({
  ...statePromises.counts,
  ...(expected?.promise ? { promise: expected.promise } : {}),
})
