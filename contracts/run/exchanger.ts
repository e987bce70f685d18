import { type Document, isObject, removes } from '#openapi'
import { type Availability, hasOtherNotation } from '../exchange/availability.ts'
import type { Given } from '../exchange/credential.ts'
import type { ExtraHeader } from '../exchange/extra-header.ts'
import { issuedSecrets } from '../exchange/issued-secrets.ts'
import { renderRequest } from '../exchange/render-request.ts'
import { type Redactor, secretsOf } from '../exchange/secret.ts'
import type { RunTokens } from '../exchange/tokens.ts'
import { withXml } from '../exchange/xml-response.ts'
import type { Answered, Exchange, Send, SentRequest } from '../http/exchange.ts'
import type { SendStep } from '../sequence/step.ts'
import type { TargetWatch } from '../watch/target-watch.ts'

export interface ExchangerOptions extends Omit<Given, 'auth'> {
  readonly tokens: RunTokens
  readonly document: Document
  readonly target: string
  readonly headers?: readonly ExtraHeader[] | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly redactor: Redactor
  readonly send: Send
  /** Waits longer: to put something back is worth more time than to ask. */
  readonly patientSend: Send
  readonly availability: Availability
  readonly watch: TargetWatch
}

/**
 * Creates what turns a step into an exchange.
 *
 * The promise is rejected with a ContractError of exit code 3 when asking the target is of no use (see TargetWatch).
 */
export function createExchanger(options: ExchangerOptions): (step: SendStep) => Promise<Exchange> {
  const { document, target, token, tokens, now, redactor, send, patientSend, availability, watch, headers = [] } = options
  const unshown = headers.length > 0 ? { unshown: headers.map(({ name }) => name) } : {}
  return async (step) => {
    const { request: planned, restores, mayFail } = step
    const write = (): SentRequest => {
      const auth = tokens.auth()
      const rendered = { ...renderRequest(planned, document.model, { baseUrl: target, token, auth }), ...unshown }
      // What is gone cannot be removed a second time, so that there is no harm in it.
      const request = restores && removes(planned.operation, document.model) ? { ...rendered, again: true } : rendered
      redactor.note(secretsOf(document.model, planned, request))
      return request
    }
    const sendIt = restores && !mayFail ? patientSend : send
    let request = write()
    const startedAt = now()
    let answer = await sendIt(request)
    if (await tokens.note(document.model, planned, request, answer.response?.status)) {
      request = write()
      answer = await sendIt(request)
      await tokens.note(document.model, planned, request, answer.response?.status)
    }
    const lacks = !step.trial && (await lacksRecord(options, step, request, answer))
    const exchange = {
      request,
      values: { method: request.method, url: request.url, request: planned.values },
      startedAt,
      ...answer,
      ...(lacks ? { lacksRecord: true as const } : {}),
      ...(answer.response ? { response: withXml(document, planned.operation, answer.response) } : {}),
    }
    redactor.note(issuedSecrets(document, planned.operation, exchange))
    // At once: what else waits for this operation need not wait for as long again.
    if (answer.failure?.kind === 'time-limit') availability.note(step, exchange)
    await watch.note(document, step, exchange)
    return exchange
  }
}

/** Whether a body names a record that is not there: to the operation itself, the target would say what it says of any unknown path. */
async function lacksRecord(
  { document, availability, watch }: ExchangerOptions,
  { expected, request: { operation, values } }: SendStep,
  request: SentRequest,
  { response }: Answered,
): Promise<boolean> {
  if (response?.status !== 404 || !isObject(response.json) || values.body === undefined) return false
  // What an example names is there, unless it says so of another collection.
  if (operation.pairs[0]?.generated !== true && expected?.refersElsewhere !== true) return false
  if (availability.isServed(operation) || hasOtherNotation(document, operation)) return false
  return watch.isAboutRecord(request, response)
}
