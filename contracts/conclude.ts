import type { Case } from './collect/case.ts'
import type { Availability } from './exchange/availability.ts'
import { type Exchange, linkValues } from './exchange/exchange.ts'
import type { ExchangerOptions } from './exchanger.ts'
import { match } from './match/match.ts'
import type { Refusals } from './refusals.ts'
import type { Recorder } from './report/recorder.ts'
import type { Expected, Reply, SendStep } from './sequence/step.ts'
import type { Admission } from './watch/admission.ts'

/** What became of sending: an exchange, or the reason why there is none. */
export type Dispatched = { readonly exchange: Exchange } | { readonly reason: string }

/** What is needed to say what an exchange means. */
export interface Conclusion extends Pick<ExchangerOptions, 'document' | 'redactor'> {
  readonly recorder: Recorder
  readonly availability: Availability
  readonly admission: Admission
  /** Ids of the cases to report; the others are asked only where one of these needs them. */
  readonly selected: ReadonlySet<string>
  readonly onCase: (one: Case) => void
  /** What could not be put back, in words. */
  readonly unrestored: string[]
  /** Values that have to be new each time. */
  readonly seen: Set<unknown>
  readonly refusals: Refusals
}

const unsent: Reply = { outcome: 'unsent' }

/** Judges an exchange, records its case and says what the sequence is told. */
export function conclude(lane: Conclusion, step: SendStep, sent: Dispatched): Reply {
  const { operation } = step.request
  if ('reason' in sent) {
    leaveOut(lane, step.case, sent.reason)
    noteLoss(lane, step)
    return lane.availability.unserved().includes(operation) ? { outcome: 'unserved' } : unsent
  }
  if (step.trial || !lane.availability.note(step.request, sent.exchange)) return judge(lane, step, sent.exchange)
  noteLoss(lane, step)
  leaveOut(lane, step.case, `${operation.id} is not served`)
  return { outcome: 'unserved' }
}

// A step that expects nothing is matched all the same, for its outcome.
const anything: Expected = { outcome: 'success', rule: '', otherwise: '' }

function judge(lane: Conclusion, step: SendStep, exchange: Exchange): Reply {
  const { document, recorder, seen } = lane
  const { request: planned, expected = anything } = step
  const { outcome, findings } = match({ document, planned, expected, exchange, seen })
  lane.admission.note(planned, exchange, outcome)
  lane.refusals.note(step, outcome)
  const wanted = noteCase(lane, step.case)
  if (wanted) recorder.asked(wanted, planned, exchange, findings, step.anew)
  if (outcome !== 'success') noteLoss(lane, step)
  const values = linkValues(exchange)
  return values ? { outcome, values } : { outcome }
}

function noteLoss({ unrestored, redactor }: Conclusion, { restores, mayFail }: SendStep): void {
  if (restores !== undefined && !mayFail) unrestored.push(redactor.redact(restores))
}

/** Records that a case was not asked. */
export function leaveOut(lane: Conclusion, one: SendStep['case'], reason: string): void {
  const wanted = noteCase(lane, one)
  if (wanted) lane.recorder.skipped(wanted, reason)
}

/** Counts a case; undefined for one that nobody asked for. */
function noteCase({ selected, onCase }: Conclusion, one: SendStep['case']): SendStep['case'] {
  if (one === undefined || !selected.has(one.id)) return undefined
  onCase(one)
  return one
}
