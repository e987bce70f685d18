import type { Model, Operation } from '../model/model.ts'
import { schemaBelow } from '../schema/properties.ts'
import type { Effect } from './effect.ts'
import { successSchema } from './shape.ts'

/**
 * Where a creation says what the key of the new record is, as a runtime expression: in the response where that shows the record, because a
 * server may give another key than the one that was sent, or one where none was; else in the request.
 */
export function keyExpression(
  { root }: Pick<Model, 'root'>,
  operation: Operation,
  { key, of, at }: Effect & { readonly kind: 'create' },
): string | undefined {
  const property = of.key?.property
  if (key === undefined) return property === undefined ? undefined : `$response.body#${at}/${property}`
  const shown = successSchema(operation)
  const isShown = property !== undefined && shown !== undefined && schemaBelow(root, shown, `${at}/${property}`) !== undefined
  return isShown && key.startsWith('body') ? `$response.body#${at}/${property}` : `$request.${key.replace(/^body/, 'body#')}`
}
