import type { Document, Operation } from '#openapi'
import { createFinding, type Finding } from '../match/finding.ts'
import type { Selected } from '../selected.ts'
import type { Recorder } from './recorder.ts'

/**
 * Reports an operation the target does not have: an error where it is documented and no other notation of it is served. The
 * cases stay skipped, all but the first, which tells it.
 */
export function notServed(
  document: Document,
  operation: Operation,
  { isServed }: { readonly isServed: (operation: Operation) => boolean },
  recorder: Recorder,
  selected: Selected,
): void {
  const { operations } = document.model
  const main = operation.alternativeOf ?? operation.id
  const notations = operations.filter(({ id, alternativeOf }) => id === main || alternativeOf === main)
  const [first] = selected.of(operation)
  if (!first || notations.some(isServed) || operation.evidence.level === 'observed') return
  const message = `the target has no ${operation.method} ${operation.path}; if it serves none of ${document.model.name}, leave it out with --api`
  recorder.failed(first, unservedFinding(document, operation, message))
}

/** The finding that a target has no operation, or gives no access to it. */
export function unservedFinding(document: Document, operation: Operation, message: string): Finding {
  return createFinding(
    { document, planned: { operation } },
    { rule: 'not-served', message, pointer: '', expected: 'an operation', actual: 'none', source: operation.pointer },
  )
}
