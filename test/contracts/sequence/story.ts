import { type Document, textOf } from '#openapi'
import type { PlannedRequest } from '../../../contracts/exchange/planned-request.ts'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import { casesOfStep, type Reply, type SendStep, type Sequence, type Step } from '../../../contracts/sequence/step.ts'
import { accounts } from '../../model/accounts.ts'

/** What may be known of a run; the ids are x0, x1, … */
export function factsOf(document: Document = accounts, may: Partial<Facts> = {}): Facts {
  let count = 0
  return {
    document,
    createId: () => `x${count++}`,
    mayUseDocumentedAccounts: false,
    accounts: [],
    mayDropAnything: false,
    wants: () => true,
    learned: {},
    ...may,
  }
}

/** Answers a request: with an outcome and, where something came back, a status and a body. */
export type Server = (step: SendStep) => Reply

/**
 * Tells a sequence line by line: what was sent and for which case, what was skipped and why. Nothing touches the network.
 *
 * @param upTo Number of lines after which the run is interrupted: from then on only what puts things back is sent.
 */
export function tell(sequence: Sequence<unknown>, server: Server, upTo = Number.POSITIVE_INFINITY): readonly string[] {
  const lines: string[] = []
  const reply = (step: Step): Reply => {
    if (step.kind === 'send' && step.restores === undefined && lines.length >= upTo) return { outcome: 'unsent' }
    lines.push(describe(step))
    return step.kind === 'send' ? server(step) : { outcome: 'unsent' }
  }
  let next = sequence.next([])
  while (!next.done) next = sequence.next(next.value.map(reply))
  return lines
}

function describe(step: Step): string {
  const [first, ...more] = casesOfStep(step)
  const name = first ? `${first.kind} ${first.name}${more.length > 0 ? `, and ${more.length} more` : ''}: ` : ''
  switch (step.kind) {
    case 'skip':
      return `skip ${name}${step.reason}`
    case 'hold':
      return `hold ${step.operation.id}${step.found ? ` ${partsOf(step.found)}` : ''}`
    case 'let-go':
      return `let go ${step.operation.id} ${partsOf(step.found)}`
    case 'lost':
      return `lost: ${step.what}`
    case 'guard':
    case 'proved':
      return `${step.kind} the run's own credential`
    case 'tell':
      return `tell ${name}${step.message}`
    default:
      return `${name}${describeRequest(step.request)}${step.restores === undefined ? '' : ' (restores)'}`
  }
}

function describeRequest({ operation, values, method, text, credential }: PlannedRequest): string {
  const what = `${method ?? ''} ${operation.id} ${text ?? partsOf(values)}`.trim()
  if (credential === 'own') return what
  return `${what} (credential: ${typeof credential === 'string' ? credential : credential.value})`
}

const partsOf = ({ parameters, body }: PlannedRequest['values']): string =>
  [...Object.values(parameters).map(textOf), ...(body === undefined ? [] : [JSON.stringify(body)])].join(' ')

/** A reply as the performer gives it after an answer with this body. */
export function replyOf({ request }: SendStep, outcome: Reply['outcome'], status: number, body?: object): Reply {
  const response = { status, headers: {}, ...(body === undefined ? {} : { body: body as never }) }
  return { outcome, values: { method: 'POST', url: 'http://localhost', request: request.values, response } }
}
