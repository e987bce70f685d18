import type { JsonObject, Model, Operation, Pointer } from '../model/model.ts'
import { successOf } from '../model/status.ts'
import { itemsAt, propertiesAt, schemaBelow } from '../schema/properties.ts'
import type { Effect } from './effect.ts'
import { isOpen, successSchema } from './envelope.ts'

/**
 * Where a creation says what the key of the new record is, as a runtime expression: in the response where that shows the record, because a
 * server may give another key than the one that was sent, or one where none was; else in the request.
 *
 * A key that only the `Location` of the response has is put there by whoever reads it.
 *
 * @returns undefined where neither has a place for it: several were created at once, or something else is shown.
 */
export function keyExpression(
  { root }: Pick<Model, 'root'>,
  operation: Operation,
  { key, of, at }: Effect & { readonly kind: 'create' },
): string | undefined {
  const property = of.key?.property
  const shown = successSchema(operation)
  if (key === undefined)
    return property === undefined || (lacks(root, shown, at, property) && !saysWhere(operation))
      ? undefined
      : `$response.body#${at}/${property}`
  const isShown = property !== undefined && shown !== undefined && schemaBelow(root, shown, `${at}/${property}`) !== undefined
  return isShown && key.startsWith('body') ? `$response.body#${at}/${property}` : `$request.${key.replace(/^body/, 'body#')}`
}

/** The place of the new record has its key in it. */
const saysWhere = (operation: Operation): boolean =>
  successOf(operation)?.headers.some(({ name }) => name.toLowerCase() === 'location') ?? false

/** Whether what is documented of a response has no place for a property: it is a list, or has others. */
function lacks(root: JsonObject, shown: Pointer | undefined, at: Pointer, property: string): boolean {
  const record = shown === undefined ? undefined : schemaBelow(root, shown, at)
  if (record === undefined) return false
  const properties = propertiesAt(root, record)
  return itemsAt(root, record) !== undefined || (properties.size > 0 && !properties.has(property) && !isOpen(root, record))
}
