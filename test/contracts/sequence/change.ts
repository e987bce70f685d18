import { type Change, changeOf, type Document, type Operation } from '#openapi'
import { operationOf } from '../../model/accounts.ts'

/** The change that the accounts document is about. */
export function changeIn(document: Document): { readonly operation: Operation; readonly change: Change } {
  const operation = operationOf(document, 'changeSecret')
  const change = changeOf(operation)
  if (!change) throw new Error('changeSecret has no Link to itself')
  return { operation, change }
}
