import { fieldsOf, followLink } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { Case } from '../cases/case.ts'
import type { Availability } from '../exchange/availability.ts'
import { withLocatedKey } from '../exchange/location-key.ts'
import { type Exchange, linkValues } from '../http/exchange.ts'
import type { Finding } from '../match/finding.ts'
import { match } from '../match/match.ts'
import type { Policy } from '../policy.ts'
import type { Recorder } from '../report/recorder.ts'
import type { Selected } from '../selected.ts'
import { casesOfStep, type Expected, type Reply, type SendStep } from '../sequence/step.ts'
import type { Admission } from '../watch/admission.ts'
import type { ExchangerOptions } from './exchanger.ts'
import type { Refusals } from './refusals.ts'
import type { Told } from './told.ts'
import { whyUnproved } from './why-unproved.ts'

/** What became of sending: an exchange, or the reason why there is none. */
export type Dispatched = { readonly exchange: Exchange } | { readonly reason: string }

/** What is needed to say what an exchange means. */
export interface Conclusion extends Pick<ExchangerOptions, 'document' | 'redactor'> {
  readonly recorder: Recorder
  readonly availability: Availability
  readonly policy: Policy
  readonly admission: Admission
  /** The cases to report; the others are asked only where one of these needs them. */
  readonly selected: Selected
  /** Told of each case that something was taken down of. */
  readonly onCase: (one: Case) => void
  /** Values that have to be new each time. Of one sequence: which of two is the first must not depend on who was faster. */
  readonly seen: Set<unknown>
  readonly told: Told
  readonly refusals: Refusals
}

/** Judges an exchange, records its case and says what the sequence is told. */
export function conclude(lane: Conclusion, step: SendStep, sent: Dispatched): Reply {
  const { operation } = step.request
  if ('reason' in sent) {
    leaveOutAll(lane, step, sent.reason)
    return lane.availability.unserved().includes(operation) ? { outcome: 'unserved' } : { outcome: 'unsent', why: sent.reason }
  }
  if (step.trial || sent.exchange.lacksRecord || isUnsure(step, sent.exchange) || !lane.availability.note(step, sent.exchange))
    return judge(lane, step, sent.exchange)
  leaveOutAll(lane, step, `${operation.id} is not served`)
  return { outcome: 'unserved' }
}

/** Nobody knows whether it is the operation that is not there, or the record, where no Link says where records come from. */
const isUnsure = ({ expected, request: { operation } }: SendStep, { response }: Exchange): boolean =>
  response?.status === 404 &&
  operation.path.includes('{') &&
  (operation.pairs[0]?.generated === true || expected?.mayBeMissing === true || expected === undefined)

const anything: Expected = { outcome: 'success', rule: '', otherwise: '' }

function judge(lane: Conclusion, step: SendStep, exchange: Exchange): Reply {
  const { document, seen } = lane
  const { request: planned, expected = anything } = step
  const { outcome, findings } = match({ document, planned, expected, exchange, seen })
  lane.admission.note(planned, exchange, outcome)
  lane.refusals.note(step, outcome)
  if (expected.outcome === 'success' && outcome !== 'success' && !step.trial) lane.availability.miss()
  const left = whyUnproved(lane, step, exchange)
  const broken = left !== undefined || lane.told.newsAmong(step, findings).length > 0
  if (left !== undefined) leaveOut(lane, step.case, left)
  else for (const one of provedBy(step, broken)) record(lane, step, one, exchange, findings)
  if (step.ifBroken && outcome === 'success' && findings.length > 0) record(lane, step, step.ifBroken, exchange, findings)
  if (outcome === 'success') noteCreated(lane, step, exchange)
  if (outcome === 'success') lane.availability.reach(planned.operation)
  const values = valuesOf(lane, planned, exchange)
  const reached = exchange.failure?.kind === 'unreachable' ? { reached: false as const } : {}
  return { outcome, ...reached, ...(broken ? { broken } : {}), ...(values ? { values } : {}) }
}

/** The cases an answer is recorded for: of several that go together each is asked alone where something is wrong. */
const provedBy = (step: SendStep, broken: boolean): readonly Case[] => (step.together && broken ? [] : casesOfStep(step))

function record(
  lane: Conclusion,
  { request, anew }: SendStep,
  one: Case,
  exchange: Exchange,
  findings: readonly Finding[],
): void {
  takeDown(lane, one, (recorder, wanted) => recorder.asked(wanted, request, exchange, findings, anew))
}

/** What the run created is its own: it may be changed and removed. */
function noteCreated(lane: Conclusion, { request, makes }: SendStep, exchange: Exchange): void {
  const { document, policy, recorder } = lane
  const values = valuesOf(lane, request, exchange)
  const undo = makes ?? effectsOf(document).undoOf(request.operation)?.value
  if (!values || !undo) return
  recorder.created(request, exchange, undo)
  policy.noteOwn(request.operation, [...fieldsOf(followLink(undo, values)).values()])
}

function valuesOf({ document }: Conclusion, { operation }: SendStep['request'], exchange: Exchange): Reply['values'] {
  const values = linkValues(exchange)
  return values && withLocatedKey(document, operation, values)
}

function leaveOutAll(lane: Conclusion, step: SendStep, reason: string): void {
  for (const one of casesOfStep(step)) leaveOut(lane, one, reason)
}

/** Records that a case was not asked. */
export function leaveOut(lane: Conclusion, one: SendStep['case'], reason: string): void {
  takeDown(lane, one, (recorder, wanted) => recorder.skipped(wanted, reason))
}

/** Takes something down of a case, unless nobody asked for it. */
export function takeDown(
  { selected, recorder, onCase }: Conclusion,
  one: SendStep['case'],
  take: (recorder: Recorder, one: Case) => void,
): void {
  if (one === undefined || !selected.has(one)) return
  take(recorder, one)
  onCase(one)
}
