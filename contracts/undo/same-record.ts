import { changeOf, type Document, fieldValue } from '#openapi'
import type { ChangeEntry, Entry } from './entry.ts'

/** Whether two entries are about the same account, though it was changed through another operation: an alternative notation of it. */
export function isSameRecord(document: Document, one: Entry, other: Entry): boolean {
  if (one.kind !== 'change' || other.kind !== 'change' || one.api !== other.api) return false
  return JSON.stringify(keyOf(document, one)) === JSON.stringify(keyOf(document, other))
}

/** Names the account an entry is about: `"milvusAdmin"`. */
export const describeRecord = (document: Document, entry: ChangeEntry): string =>
  keyOf(document, entry)
    .slice(1)
    .map((value) => JSON.stringify(value))
    .join(' ')

function keyOf({ model }: Document, { operation: id, tracked }: ChangeEntry) {
  const operation = model.operations.find((one) => one.id === id)
  const { references = [] } = (operation && changeOf(operation)) ?? {}
  return [operation?.alternativeOf ?? id, ...references.map((field) => fieldValue(tracked.original, field) ?? null)]
}
