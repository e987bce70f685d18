import { changeOf, type Document, fieldValue } from '#openapi'
import type { ChangeDebt, Debt } from './debt.ts'

/** Whether two debts are about the same account, though it was changed through another operation: an alternative notation of it. */
export function isSameRecord(document: Document, one: Debt, other: Debt): boolean {
  if (one.kind !== 'change' || other.kind !== 'change') return false
  return one.api === other.api && recordOf(document, one) === recordOf(document, other)
}

function recordOf({ model }: Document, { operation: id, tracked }: ChangeDebt): string {
  const operation = model.operations.find((one) => one.id === id)
  const { references = [] } = (operation && changeOf(operation)) ?? {}
  return JSON.stringify([
    operation?.alternativeOf ?? id,
    ...references.map((field) => fieldValue(tracked.original, field) ?? null),
  ])
}
