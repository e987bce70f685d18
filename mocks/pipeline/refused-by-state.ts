import { type Answer, isEqual, objectOf, type Pair, type StateRejection } from '#openapi'
import { type Act, type Decision, referenceStatuses, type StateFault } from '../effects/index.ts'
import { pairOf } from './pair.ts'
import type { Refusal } from './refusal.ts'

/** Statuses that say why a request is refused by the state, the best first. */
const statuses: Readonly<Record<StateFault, Refusal['statuses']>> = {
  missing: [404, 410],
  duplicate: [409, 422, 400],
  inUse: [409],
  stale: [409, 403, 422, 400, 401],
  reference: referenceStatuses,
  precondition: [412],
  unconditional: [428],
  unpatchable: [422, 409, 400],
}

/** Why the state refuses a request, in the words the document has for just this request, or for who claims what is not true. */
export function refusalOf(act: Act, { fault, detail }: Extract<Decision, { kind: 'refused' }>): Refusal {
  const named = statedAnswer(act, fault)
  if (named) return { statuses: statuses[fault], detail, stated: { answer: named, values: objectOf(act.body) } }
  const pair = pairOf(act.operation, act.inputs, act.body)
  const answer = pair && isFailure(pair, act) ? pair.response : fault === 'stale' ? staleAnswer(act) : undefined
  return { statuses: statuses[fault], detail, stated: answer && { answer } }
}

/** The failure that the operation's `x-rejections` name for it. */
function statedAnswer({ operation: { rejections } }: Act, fault: StateFault): Answer | undefined {
  const reason = reasons[fault]
  const answers = reason && rejections.state?.[reason]
  return answers && (answers['*'] ?? Object.values(answers)[0])
}

const reasons: Partial<Readonly<Record<StateFault, StateRejection>>> = {
  missing: 'unknown',
  duplicate: 'taken',
  inUse: 'inUse',
  stale: 'stale',
}

/** The first failure among the example pairs that is about no missing record. */
const staleAnswer = (act: Act): Answer | undefined =>
  act.operation.pairs.find((pair) => isFailure(pair, act) && pair.response.status !== 404)?.response

/** Where statuses do not tell, a failure is what does not respond as the success does. */
function isFailure({ response }: Pair, { operation: { pairs } }: Act): boolean {
  const success = pairs[0]?.response
  if (response.status >= 400) return true
  return success !== undefined && success !== response && !isEqual(success.value, response.value)
}
