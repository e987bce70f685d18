import type { Document, Operation } from '#openapi'
import { ContractError } from '../error.ts'
import { match } from '../match/match.ts'
import type { Recorder } from '../report/recorder.ts'
import type { Reply, SendStep, Sequence, Step } from '../sequence/step.ts'
import { type Exchange, linkValues, type Send } from './exchange.ts'
import { renderRequest } from './render-request.ts'
import { type Redactor, secretsOf } from './secret.ts'

/** Takes the steps of sequences against one target, for one document. */
export interface Performer {
  readonly run: (sequence: Sequence) => Promise<void>
  /** Operations the target turned out not to have. */
  readonly unserved: () => readonly Operation[]
  readonly isServed: (operation: Operation) => boolean
  readonly servedAnything: () => boolean
  /** What could not be put back, in words. */
  readonly unrestored: () => readonly string[]
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

const unservedStatuses: readonly number[] = [404, 405, 501]

/** Creates a performer; it remembers which operations are served and which stopped answering. */
export function createPerformer(options: PerformerOptions): Performer {
  const { document, recorder, redactor, selected } = options
  const served = new Set<Operation>()
  const unserved = new Set<Operation>()
  const silent = new Set<Operation>()
  const unrestored: string[] = []
  const seen = new Set<unknown>()
  const wanted = (step: Step) => step.case !== undefined && selected.has(step.case.id)

  async function take(step: Step): Promise<Reply> {
    if (wanted(step)) options.onCase()
    if (step.kind === 'skip') {
      if (wanted(step)) recorder.skipped(step.case, step.reason)
      return { outcome: 'unanswered' }
    }
    const { operation } = step.request
    const reason = unserved.has(operation)
      ? `${operation.id} is not served`
      : silent.has(operation) && !step.restores
        ? `${operation.id} stopped answering`
        : undefined
    if (reason === undefined) return ask(step)
    if (step.case && wanted(step)) recorder.skipped(step.case, reason)
    return { outcome: unserved.has(operation) ? 'unserved' : 'unanswered' }
  }

  async function ask(step: SendStep): Promise<Reply> {
    const { operation } = step.request
    const exchange = await exchangeOf(step)
    if (exchange.failure?.kind === 'time-limit') silent.add(operation)
    if (exchange.response && isUnserved(operation, exchange)) {
      unserved.add(operation)
      if (step.case && wanted(step)) recorder.skipped(step.case, `${operation.id} is not served: ${exchange.response.status}`)
      return { outcome: 'unserved' }
    }
    if (exchange.response) served.add(operation)
    const expected = step.expected ?? { outcome: 'success', rule: '', otherwise: '' }
    const { outcome, findings } = match({ document, planned: step.request, expected, exchange, seen })
    if (step.case && wanted(step)) recorder.passed(step.case, step.request, exchange, findings)
    if (step.restores && outcome !== 'success') unrestored.push(redactor.redact(step.restores))
    const values = linkValues(exchange)
    return values ? { outcome, values } : { outcome }
  }

  async function exchangeOf(step: SendStep): Promise<Exchange> {
    const request = renderRequest(step.request, document.model, { baseUrl: options.target, token: options.token })
    redactor.note(secretsOf(document.model, step.request, request))
    const startedAt = options.now()
    const answer = await (step.restores ? options.patientSend : options.send)(request)
    if (answer.failure?.kind === 'unreachable' && served.size + unserved.size === 0)
      throw unreachable(options.target, answer.failure.message)
    const values = { method: request.method, url: request.url, request: step.request.values }
    return { request, values, startedAt, durationMs: options.now() - startedAt, ...answer }
  }

  /** Decided by the first answer of an operation; a 404 that the document has for it may be about its subject. */
  function isUnserved(operation: Operation, { response }: Exchange): boolean {
    if (!response || served.has(operation) || !unservedStatuses.includes(response.status)) return false
    const documented = operation.responses.find(({ status }) => status === response.status)
    return documented?.schema === undefined || document.validate(documented.schema, response.json).length > 0
  }

  return {
    async run(sequence) {
      let next = sequence.next([])
      while (!next.done) {
        const replies = await Promise.all(next.value.map(take))
        next = options.signal?.aborted ? sequence.return() : sequence.next(replies)
        // After `return` the sequence still yields what puts things back.
        while (options.signal?.aborted && !next.done) next = sequence.next(await Promise.all(next.value.map(take)))
      }
    },
    unserved: () => [...unserved],
    isServed: (operation) => served.has(operation),
    servedAnything: () => served.size > 0,
    unrestored: () => unrestored,
  }
}

const unreachable = (target: string, message: string): ContractError =>
  new ContractError(3, {
    what: `${target} does not answer: ${message}.`,
    next: 'Start the server, or give another URL with --target.',
  })
