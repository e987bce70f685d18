import type { Document, Evidence, Operation } from '#openapi'
import { type Case, caseOf } from './case.ts'
import { type LifecycleCheck, lifecycleChecks } from './lifecycle-checks.ts'

/** The case of a check of what becomes of a record. */
export function lifecycleCase(
  document: Document,
  operation: Operation,
  check: LifecycleCheck,
  { evidence, about }: { readonly evidence: Evidence; readonly about?: string | undefined },
): Case {
  const name = about === undefined ? check : `${check} ${about}`
  const { promise } = lifecycleChecks[check]
  return caseOf(document, operation, { kind: 'lifecycle', name, pointer: operation.pointer, promise }, [evidence])
}
