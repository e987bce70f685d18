import { type Document, fieldValue, type Json, type RequestExample, valueAt } from '#openapi'
import { type Effect, effectsOf } from '#openapi/effects'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { fieldsIn } from '../exchange/same-value.ts'
import { textOf } from '../own-rules.ts'
import type { Reply } from './step.ts'

/** A record whose key became another with an update: a slug that follows its title. */
export interface MovedKey {
  /** Path of its collection. */
  readonly collection: string
  readonly to: string | number
}

/** Says which other key than in its request an update tells in its response; undefined where it tells none. */
export function movedKey(document: Document, { operation, values }: PlannedRequest, reply: Reply): MovedKey | undefined {
  const { value: effect } = effectsOf(document).of(operation)
  if (reply.outcome !== 'success' || (effect.kind !== 'update' && effect.kind !== 'replace')) return undefined
  const to = keyTold(effect, values, reply.values?.response.body)
  return to === undefined ? undefined : { collection: effect.of.path, to }
}

function keyTold(
  { of, key, at }: Effect & { readonly kind: 'replace' | 'update' },
  values: RequestExample,
  body: Json | undefined,
): string | number | undefined {
  const property = of.key?.property
  if (property === undefined || key === undefined) return undefined
  const told = fieldsIn(valueAt(body, at))?.[property]
  const isKey = (typeof told === 'string' && told !== '') || typeof told === 'number'
  return isKey && textOf(told) !== textOf(fieldValue(values, key)) ? told : undefined
}
