import type { Document } from '#openapi'
import { ContractError } from './error.ts'
import type { Availability } from './exchange/availability.ts'
import type { Exchange, NoResponse, Send } from './exchange/exchange.ts'
import { renderRequest } from './exchange/render-request.ts'
import { type Redactor, secretsOf } from './exchange/secret.ts'
import type { SendStep } from './sequence/step.ts'

export interface ExchangerOptions {
  readonly document: Document
  readonly target: string
  readonly token?: string | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly redactor: Redactor
  readonly send: Send
  /** Waits longer: to put something back is worth more time than to ask. */
  readonly patientSend: Send
  readonly availability: Availability
}

/**
 * Creates what turns a step into an exchange.
 *
 * The promise is rejected with a ContractError of exit code 3 when nothing has ever been heard of the target.
 */
export function createExchanger(options: ExchangerOptions): (step: SendStep) => Promise<Exchange> {
  const { document, target, token, now, redactor, send, patientSend, availability } = options
  return async ({ request: planned, restores, mayFail }) => {
    const request = renderRequest(planned, document.model, { baseUrl: target, token })
    redactor.note(secretsOf(document.model, planned, request))
    const startedAt = now()
    const answer = await (restores && !mayFail ? patientSend : send)(request)
    const { failure } = answer
    if (failure?.kind === 'unreachable' && !availability.answers()) throw unreachable(target, failure)
    const exchange = {
      request,
      values: { method: request.method, url: request.url, request: planned.values },
      startedAt,
      ...answer,
    }
    // At once: what else waits for this operation need not wait for as long again.
    if (failure?.kind === 'time-limit') availability.note(planned, exchange)
    return exchange
  }
}

const unreachable = (target: string, { message, next }: NoResponse): ContractError =>
  new ContractError(3, {
    what: `${target} does not answer: ${message}.`,
    next: next ?? 'Start the server, or give another URL with --target.',
  })
