import type { Document } from '#openapi'
import { ContractError } from './error.ts'
import { type Availability, createAvailability } from './exchange/availability.ts'
import { type Exchange, linkValues, type Send } from './exchange/exchange.ts'
import { renderRequest } from './exchange/render-request.ts'
import { type Redactor, secretsOf } from './exchange/secret.ts'
import { match } from './match/match.ts'
import type { Recorder } from './report/recorder.ts'
import type { Expected, Reply, SendStep, Sequence, Step } from './sequence/step.ts'

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

/** Takes every step. Once interrupted, or after an error of our own, nothing is sent but what puts things back. */
async function run(work: Work, sequence: Sequence): Promise<void> {
  const errors: unknown[] = []
  const take = async (step: Step): Promise<Reply> => {
    const restores = step.kind === 'send' && step.restores !== undefined
    if ((work.signal?.aborted || errors.length > 0) && !restores) return leaveOut(work, step, 'the run was interrupted')
    return takeStep(work, step).catch((error: unknown) => {
      errors.push(error)
      return unsent
    })
  }
  let next = sequence.next([])
  while (!next.done) next = sequence.next(await Promise.all(next.value.map(take)))
  if (errors.length > 0) throw errors[0]
}

const unsent: Reply = { outcome: 'unsent' }

function leaveOut(work: Work, step: Step, reason: string): Reply {
  const wanted = findWanted(work, step)
  if (wanted) work.recorder.skipped(wanted, reason)
  return unsent
}

const findWanted = ({ selected }: Work, step: Step): SendStep['case'] =>
  step.case !== undefined && selected.has(step.case.id) ? step.case : undefined

async function takeStep(work: Work, step: Step): Promise<Reply> {
  const wanted = findWanted(work, step)
  if (wanted) work.onCase()
  if (step.kind === 'skip') return leaveOut(work, step, step.reason)
  const reason = work.availability.reasonToSkip(step)
  if (reason === undefined) return ask(work, step, wanted)
  leaveOut(work, step, reason)
  noteLoss(work, step)
  return work.availability.unserved().includes(step.request.operation) ? { outcome: 'unserved' } : unsent
}

// A step that expects nothing is matched all the same, for its outcome.
const anything: Expected = { outcome: 'success', rule: '', otherwise: '' }

async function ask(work: Work, step: SendStep, wanted: SendStep['case']): Promise<Reply> {
  const { document, recorder, availability, seen } = work
  const { request: planned } = step
  const exchange = await exchangeOf(work, step)
  if (availability.note(planned.operation, exchange)) {
    noteLoss(work, step)
    if (wanted) recorder.skipped(wanted, `${planned.operation.id} is not served: ${exchange.response?.status}`)
    return { outcome: 'unserved' }
  }
  const { outcome, findings } = match({ document, planned, expected: step.expected ?? anything, exchange, seen })
  if (wanted) recorder.asked(wanted, planned, exchange, findings)
  if (outcome !== 'success') noteLoss(work, step)
  const values = linkValues(exchange)
  return values ? { outcome, values } : { outcome }
}

function noteLoss({ unrestored, redactor }: Work, { restores, mayFail }: SendStep): void {
  if (restores !== undefined && !mayFail) unrestored.push(redactor.redact(restores))
}

async function exchangeOf(work: Work, step: SendStep): Promise<Exchange> {
  const { document, target, token, now } = work
  const request = renderRequest(step.request, document.model, { baseUrl: target, token })
  work.redactor.note(secretsOf(document.model, step.request, request))
  const startedAt = now()
  const answer = await (step.restores && !step.mayFail ? work.patientSend : work.send)(request)
  if (answer.failure?.kind === 'unreachable' && !work.availability.answers()) throw unreachable(target, answer.failure.message)
  const values = { method: request.method, url: request.url, request: step.request.values }
  return { request, values, startedAt, ...answer }
}

const unreachable = (target: string, message: string): ContractError =>
  new ContractError(3, {
    what: `${target} does not answer: ${message}.`,
    next: 'Start the server, or give another URL with --target.',
  })
