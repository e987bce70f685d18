import { type Document, type Operation, producersOf } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { casesOf } from '../cases/collect.ts'
import { checksOf, livesOf } from '../cases/lifecycle.ts'
import type { Policy } from '../policy.ts'
import type { Facts } from '../sequence/facts.ts'
import { proveUndo } from '../sequence/prove-undo.ts'
import type { Performer } from './perform.ts'

/** Whether a case of an operation is asked. */
export const isAsked = (document: Document, operation: Operation, selected: ReadonlySet<string>): boolean =>
  casesOf(document, operation).some(({ id }) => selected.has(id))

/** Operations that create what is asked for, or what that needs, and whose undo was only concluded: it is tried before it is relied on. */
export function unprovedOf(document: Document, selected: ReadonlySet<string>, { allow }: Policy): readonly Operation[] {
  if (allow === 'read') return []
  const effects = effectsOf(document)
  const { operations } = document.model
  const needed = new Set(operations.filter((operation) => isAsked(document, operation, selected)))
  for (const life of livesOf(document))
    if (checksOf(life).some(({ operation }) => needed.has(operation))) needed.add(life.creator)
  // What is added on the way is gone through too.
  for (const operation of needed) for (const producer of producersOf(operation, document.model)) needed.add(producer.operation)
  return operations.filter((operation) => needed.has(operation) && effects.undoOf(operation)?.evidence === 'inferred')
}

/** What one creation needs another makes, which has to be proved before: so what could not be proved is tried once more. */
export async function proveUndos(
  facts: Facts,
  performer: Performer,
  operations: readonly Operation[],
  policy: Policy,
): Promise<void> {
  const later: Operation[] = []
  for (const operation of operations)
    if ((await performer.run(proveUndo(facts, operation, policy))) === 'nothing created') later.push(operation)
  for (const operation of later) await performer.run(proveUndo(facts, operation, policy))
}
