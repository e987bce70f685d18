import type { Probe } from '../probes/probe.ts'
import { askVariants, type Settled, settledBy, type Writing } from './ask-variants.ts'
import { changeOnce, nextRequest, ordinaryChange, recover, type Work } from './change-work.ts'
import { plan } from './facts.ts'
import { guardStep } from './probe-steps.ts'
import { type Sequence, send } from './step.ts'
import { noteReply } from './tracked.ts'

/** Writes an ordinary change in every way that means the same; that it was served is proved by the next one. */
export const checkVariants = (work: Work): Sequence<boolean> =>
  askVariants(work.facts, work.operation, (writing) => changeAs(work, writing))

function* changeAs(work: Work, { cases, write, expected, kept, guards = [] }: Writing): Sequence<Settled> {
  for (const probe of guards) yield* refuseAs(work, probe, write)
  const reply = yield* changeOnce(work, { ...cases, expected }, write)
  const served = reply.outcome === 'success'
  const used = served && cases.case ? yield* ordinaryChange(work, cases.case, kept) : yield* ordinaryChange(work)
  if (used !== 'success' && !(yield* recover(work, []))) return 'stuck'
  return served && used !== 'success' ? 'broken' : settledBy(reply)
}

/** Sends what has to be refused, and keeps track of the truth if it is not. */
function* refuseAs(work: Work, probe: Probe, write: Writing['write']): Sequence {
  const { facts, operation, change, tracked } = work
  const values = nextRequest(work)
  if (values === undefined) return
  const { request, ...step } = guardStep(facts, plan(facts, operation, values), probe)
  noteReply(tracked, change, values, yield* send({ ...step, request: write(request) }))
}
