import { type Field, isObject, type Json, type JsonObject, valueAt } from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import type { Act } from './decision.ts'

/** Gives the record the body of a request holds; empty where it holds none. */
export function sentRecord({ document, operation, body }: Act, of: Collection): JsonObject {
  const inner = valueAt(body, sentAt(document.model, operation, of) ?? '')
  return isObject(inner) ? inner : isObject(body) ? body : {}
}

/** Gives the value of a field of a request: `path.petId`, `body/pet/id`. */
export function sentField({ inputs, body }: Act, field: Field | undefined): Json | undefined {
  if (field === undefined) return undefined
  return field.startsWith('body') ? valueAt(body, field.slice('body'.length)) : inputs[field]
}
