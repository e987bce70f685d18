import type { Document, Operation } from '#openapi'

/** Gives what is made of an operation: anew, where others were asked for since. */
export type Recent<Value> = (document: Document, operation: Operation, make: () => Value) => Value

/**
 * Creates a memory for what several ask of one operation about the same time, and nobody does long after: what it holds does not grow
 * with the document.
 *
 * @param most How much is kept of a document, in all.
 * @param sizeOf How much of that a value is.
 */
export function createRecent<Value>(most: number, sizeOf: (value: Value) => number): Recent<Value> {
  const memories = new WeakMap<Document, Kept<Value>>()
  return (document, operation, make) => {
    const kept = memories.get(document) ?? { values: new Map(), size: 0 }
    memories.set(document, kept)
    const { values } = kept
    const known = values.get(operation)
    const value = known ?? make()
    if (known === undefined) kept.size += sizeOf(value)
    // The one that was asked for last comes last, and the first goes.
    values.delete(operation)
    values.set(operation, value)
    for (const [oldest, old] of values) {
      if (kept.size <= most || oldest === operation) break
      values.delete(oldest)
      kept.size -= sizeOf(old)
    }
    return value
  }
}

interface Kept<Value> {
  readonly values: Map<Operation, Value>
  size: number
}
