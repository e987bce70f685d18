import { followLink, type Json, type Operation, type RequestExample, successOf, textOf, valueAt } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { Case } from '../../cases/case.ts'
import { type Check, checksOf, type Lifecycle } from '../../cases/lifecycle.ts'
import { lifecycleCase } from '../../cases/lifecycle-case.ts'
import { type LifecycleCheck, lifecycleChecks } from '../../cases/lifecycle-checks.ts'
import type { PlannedRequest } from '../../exchange/planned-request.ts'
import type { Fields } from '../../exchange/same-value.ts'
import { putCreationOf, putProducersOf } from '../../reach/put-creations.ts'
import { type Facts, plan } from '../facts.ts'
import type { Names } from '../names.ts'
import { type Expected, type Reply, type Sequence, skip } from '../step.ts'

/** What the checks of one life have in common. */
export interface Living {
  readonly facts: Facts
  readonly life: Lifecycle
  readonly names: Names
  /** What has to be removed in the end. */
  readonly undo: PlannedRequest[]
  /** Properties that were already seen to be kept otherwise than sent: one cause is told once. */
  readonly told: Set<string>
  /** What bounds the list so that new records are in it, where it gives no others unless it is asked for them. */
  window?: Readonly<Record<string, Json>>
  /** The same of the record that nothing is done to. */
  readonly toldOfOther: Set<string>
}

/** A record that was created. */
export interface Made {
  readonly sent: RequestExample
  readonly reply: Reply
  /** What its properties have to be, as far as that is known. */
  kept: Fields
  /** The key it has since an update, where that is another. */
  movedTo?: Json
}

/** The case of a check of a life. */
export const caseIn = ({ facts: { document }, life }: Pick<Living, 'facts' | 'life'>, { check, operation, about }: Check): Case =>
  lifecycleCase(document, operation, check, { evidence: life.evidence, about })

/** What a check expects of its response: a success that holds. */
export function promised(living: Living, check: Check, otherwise: string): Expected {
  const { rule } = lifecycleChecks[check.check]
  const { pointer, evidence } = caseIn(living, check)
  return { outcome: 'success', rule, otherwise, promise: { pointer, evidence } }
}

/** Leaves the checks of some kinds out, of one operation where it is given. */
export function* leave(
  living: Pick<Living, 'facts' | 'life'>,
  reason: string,
  kinds?: readonly LifecycleCheck[],
  operation?: Operation,
): Sequence {
  const checks = checksOf(living.life).filter(
    (one) => (kinds?.includes(one.check) ?? true) && (operation === undefined || one.operation === operation),
  )
  yield* skip(checks.map((one) => caseIn(living, one)).filter(living.facts.wants), reason)
}

/** The request of an operation on a record, as the Link of its creation says; undefined where none leads there. */
export function aboutRecord(
  { facts, life }: Living,
  operation: Operation,
  { reply, movedTo }: Pick<Made, 'reply' | 'movedTo'>,
): PlannedRequest | undefined {
  const stated = successOf(life.creator)?.links.find(({ operationId }) => operationId === operation.id)
  const put = putProducersOf(facts.document, operation).find((one) => one.operation === life.creator)
  const link = stated ?? put?.link
  const [pair] = operation.pairs
  if (!link || !pair || !reply.values) return undefined
  const { parameters } = followLink(link, reply.values)
  const moved =
    movedTo === undefined || life.collection.key === undefined ? {} : { [`path.${life.collection.key.parameter}`]: movedTo }
  return plan(facts, operation, { ...pair.request, parameters: { ...pair.request.parameters, ...parameters, ...moved } })
}

/** The key of a record, as text; undefined where its creation does not say it. */
export function keyOfRecord({ facts, life }: Living, { reply, movedTo }: Made): string | undefined {
  const { creator, collection } = life
  if (movedTo !== undefined) return textOf(movedTo)
  const undo = creator.undo ?? putCreationOf(facts.document, creator)?.undo
  if (!undo || !reply.values || collection.key === undefined) return undefined
  const value = followLink(undo, reply.values).parameters[`path.${collection.key.parameter}`]
  return value === undefined ? undefined : textOf(value)
}

/** The record in the response of an operation. */
export function recordIn({ facts }: Living, operation: Operation, body: Json | undefined): Json | undefined {
  const { value } = effectsOf(facts.document).of(operation)
  return 'at' in value ? valueAt(body, value.at) : body
}
