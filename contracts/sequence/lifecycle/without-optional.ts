import { type Document, type Operation, type RequestExample, requiredAt, schemaBelow, valueAt, withField } from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import { fieldsIn } from '../../exchange/same-value.ts'

/** A request that says of a record what is required and no more; undefined where that is all it says already. */
export function withoutOptional(
  document: Document,
  operation: Operation,
  collection: Collection,
  request: RequestExample,
): RequestExample | undefined {
  const at = sentAt(document.model, operation, collection)
  const fields = at === undefined ? undefined : fieldsIn(valueAt(request.body, at))
  if (at === undefined || !fields || !operation.requestBody) return undefined
  const { schema } = operation.requestBody
  const needed = requiredAt(document.model.root, schemaBelow(document.model.root, schema, at) ?? schema)
  const less = Object.entries(fields).filter(([name]) => needed.has(name))
  if (less.length === Object.keys(fields).length) return undefined
  const replaced = withField(request, `body${at}`, Object.fromEntries(less))
  return document.validate(schema, replaced.body, 'request').length === 0 ? replaced : undefined
}
