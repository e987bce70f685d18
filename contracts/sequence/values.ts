import type { Document, Field, Json, Operation, RequestExample } from '#openapi'
import { fieldValue, withField } from '#openapi'

/**
 * Gives an ordinary new value for a field: one the schema allows, away from its limits, and not seen before.
 *
 * @param id Text nobody has seen before.
 * @returns undefined where the schema allows none of the forms tried.
 */
export function ordinaryValue(
  document: Document,
  operation: Operation,
  request: RequestExample,
  field: Field,
  id: string,
): Json | undefined {
  const literal = fieldValue(request, field)
  const schema = operation.requestBody?.schema
  if (typeof literal !== 'string' || schema === undefined) return undefined
  const forms = [
    `${literal}${id}`,
    `${id}${literal}`,
    `${literal.slice(0, -id.length)}${id}`,
    `${id}${literal.slice(id.length)}`,
    `${id}${id}`,
  ]
  return forms.find(
    (form) => form !== literal && document.validate(schema, withField(request, field, form).body, 'request').length === 0,
  )
}
