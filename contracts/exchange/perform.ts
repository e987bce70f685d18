import type { Document } from '#openapi'
import { ContractError } from '../error.ts'
import { match } from '../match/match.ts'
import type { Recorder } from '../report/recorder.ts'
import type { Expected, Reply, SendStep, Sequence, Step } from '../sequence/step.ts'
import { type Availability, createAvailability } from './availability.ts'
import { type Exchange, linkValues, type Send } from './exchange.ts'
import { renderRequest } from './render-request.ts'
import { type Redactor, secretsOf } from './secret.ts'

/** Takes the steps of sequences against one target, for one document. */
export interface Performer {
  readonly run: (sequence: Sequence) => Promise<void>
  readonly availability: Availability
  /** What could not be put back, in words. */
  readonly unrestored: readonly string[]
}

export interface PerformerOptions {
  readonly document: Document
  readonly target: string
  readonly token?: string | undefined
  readonly now: () => number
  readonly recorder: Recorder
  readonly redactor: Redactor
  readonly send: Send
  /** Waits longer: to put something back is worth more time than to ask. */
  readonly patientSend: Send
  /** Ids of the cases to report; the others are asked only where one of these needs them. */
  readonly selected: ReadonlySet<string>
  readonly onCase: () => void
  readonly signal?: AbortSignal | undefined
}

interface Work extends PerformerOptions {
  readonly availability: Availability
  readonly unrestored: string[]
  /** Values that have to be new each time. */
  readonly seen: Set<unknown>
}

/** Creates a performer. */
export function createPerformer(options: PerformerOptions): Performer {
  const work: Work = { ...options, availability: createAvailability(options.document), unrestored: [], seen: new Set() }
  return { run: (sequence) => run(work, sequence), availability: work.availability, unrestored: work.unrestored }
}

async function run(work: Work, sequence: Sequence): Promise<void> {
  const take = (steps: readonly Step[]) => Promise.all(steps.map((step) => takeStep(work, step)))
  let next = sequence.next([])
  while (!next.done && !work.signal?.aborted) next = sequence.next(await take(next.value))
  if (next.done) return
  // Interrupted: the step at hand is left out; after `return` the sequence still yields what puts things back.
  next = sequence.return()
  while (!next.done) next = sequence.next(await take(next.value))
}

const unanswered: Reply = { outcome: 'unanswered' }

async function takeStep(work: Work, step: Step): Promise<Reply> {
  const wanted = step.case !== undefined && work.selected.has(step.case.id) ? step.case : undefined
  if (wanted) work.onCase()
  const reason = step.kind === 'skip' ? step.reason : work.availability.reasonToSkip(step)
  if (reason === undefined && step.kind === 'send') return ask(work, step, wanted)
  if (wanted) work.recorder.skipped(wanted, reason ?? '')
  return step.kind === 'send' && work.availability.unserved().includes(step.request.operation)
    ? { outcome: 'unserved' }
    : unanswered
}

// A step that expects nothing is matched all the same, for its outcome.
const anything: Expected = { outcome: 'success', rule: '', otherwise: '' }

async function ask(work: Work, step: SendStep, wanted: SendStep['case']): Promise<Reply> {
  const { document, recorder, availability, seen } = work
  const { request: planned } = step
  const exchange = await exchangeOf(work, step)
  if (availability.note(planned.operation, exchange)) {
    if (wanted) recorder.skipped(wanted, `${planned.operation.id} is not served: ${exchange.response?.status}`)
    return { outcome: 'unserved' }
  }
  const { outcome, findings } = match({ document, planned, expected: step.expected ?? anything, exchange, seen })
  if (wanted) recorder.asked(wanted, planned, exchange, findings)
  if (step.restores && outcome !== 'success') work.unrestored.push(work.redactor.redact(step.restores))
  const values = linkValues(exchange)
  return values ? { outcome, values } : { outcome }
}

async function exchangeOf(work: Work, step: SendStep): Promise<Exchange> {
  const { document, target, token, now } = work
  const request = renderRequest(step.request, document.model, { baseUrl: target, token })
  work.redactor.note(secretsOf(document.model, step.request, request))
  const startedAt = now()
  const answer = await (step.restores ? work.patientSend : work.send)(request)
  if (answer.failure?.kind === 'unreachable' && !work.availability.answers()) throw unreachable(target, answer.failure.message)
  const values = { method: request.method, url: request.url, request: step.request.values }
  return { request, values, startedAt, durationMs: now() - startedAt, ...answer }
}

const unreachable = (target: string, message: string): ContractError =>
  new ContractError(3, {
    what: `${target} does not answer: ${message}.`,
    next: 'Start the server, or give another URL with --target.',
  })
