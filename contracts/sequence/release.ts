import { type ExchangeValues, fieldName, fieldsOf, followLink, linkFields } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, operationOf, plan, undoOf } from './facts.ts'
import { statePromises } from './state-promises.ts'
import { isDoubtful, type Reply, type Sequence, send } from './step.ts'
import type { Subject } from './subject.ts'

/** Removes what a request without a clear answer may have created; where its answer would have to say what, nothing can be done. */
export function* removeDoubtful(
  facts: Facts,
  { operation, values }: PlannedRequest,
  reply: Reply,
  link = undoOf(facts, operation),
): Sequence {
  if (!link || !isDoubtful(reply)) return
  const nothing: ExchangeValues['response'] = { status: 0, headers: {} }
  const undo = followLink(link, { method: '', url: '', request: values, response: reply.values?.response ?? nothing })
  if (fieldsOf(undo).size < linkFields(link).size) return
  const request = plan(facts, operationOf(facts, link.operationId), undo)
  yield* send({ request, restores: describeRequest(request), mayFail: true })
}

/** Removes what was created for a subject; a step that fails is reported as something left behind. */
export function* release(subject: Pick<Subject, 'undo'>): Sequence {
  for (const request of subject.undo)
    yield* send({ request, expected: statePromises.removed, restores: describeRequest(request) })
}

/** Says what a request does: `dropUser with userName "milvusAdmin_k3f9"`. */
export function describeRequest({ operation, values }: Pick<PlannedRequest, 'operation' | 'values'>): string {
  const what = [...fieldsOf(values)].map(([field, value]) => `${fieldName(field)} ${JSON.stringify(value)}`)
  return `${operation.id} with ${what.join(', ')}`
}
