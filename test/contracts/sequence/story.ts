import { type Document, textOf } from '#openapi'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import type { Reply, SendStep, Sequence, Step } from '../../../contracts/sequence/step.ts'
import { accounts } from '../../model/accounts.ts'

/** What may be known of a run; the ids are x0, x1, … */
export function factsOf(document: Document = accounts, may: Partial<Facts> = {}): Facts {
  let count = 0
  return {
    document,
    createId: () => `x${count++}`,
    mayUseDocumentedAccounts: false,
    mayDropAnything: false,
    ...may,
  }
}

/** Answers a request: with an outcome and, where something came back, a status and a body. */
export type Server = (step: SendStep) => Reply

/**
 * Tells a sequence line by line: what was sent and for which case, what was skipped and why. Nothing touches the network.
 *
 * @param upTo Number of steps after which the run is interrupted: from then on only what puts things back is sent.
 */
export function tell(sequence: Sequence, server: Server, upTo = Number.POSITIVE_INFINITY): readonly string[] {
  const lines: string[] = []
  const reply = (step: Step): Reply => {
    const restores = step.kind === 'send' && step.restores !== undefined
    if (lines.length >= upTo && !restores) return { outcome: 'unsent' }
    lines.push(describe(step))
    return step.kind === 'send' ? server(step) : { outcome: 'unsent' }
  }
  let next = sequence.next([])
  while (!next.done) next = sequence.next(next.value.map(reply))
  return lines
}

function describe(step: Step): string {
  const name = step.case ? `${step.case.kind} ${step.case.name}: ` : ''
  if (step.kind === 'skip') return `skip ${name}${step.reason}`
  const { operation, values } = step.request
  const parts = [
    ...Object.values(values.parameters).map(textOf),
    ...(values.body === undefined ? [] : [JSON.stringify(values.body)]),
  ]
  return `${name}${[operation.id, ...parts].join(' ')}${step.restores === undefined ? '' : ' (restores)'}`
}

/** A reply as the performer gives it after an answer with this body. */
export function replyOf({ request }: SendStep, outcome: Reply['outcome'], status: number, body?: object): Reply {
  const response = { status, headers: {}, ...(body === undefined ? {} : { body: body as never }) }
  return { outcome, values: { method: 'POST', url: 'http://localhost', request: request.values, response } }
}
