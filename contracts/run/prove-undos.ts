import { type Document, type Operation, producersOf } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { casesOf } from '../cases/collect.ts'
import { checksOf, livesOf } from '../cases/lifecycle.ts'
import type { Policy } from '../policy.ts'
import { type PutCreation, putCreationsOf, putProducersOf } from '../reach/put-creations.ts'
import type { Selected } from '../selected.ts'
import type { Facts } from '../sequence/facts.ts'
import { proveUndo } from '../sequence/prove-undo.ts'
import type { Performer } from './perform.ts'

/** Operations that create what is asked for, or what that needs, and whose undo was only concluded: it is tried before it is relied on. */
export function unprovedOf(document: Document, selected: Selected, { allow }: Policy): readonly Operation[] {
  if (allow === 'read') return []
  const effects = effectsOf(document)
  const { operations } = document.model
  const needed = new Set(operations.filter((operation) => selected.countOf(operation) > 0))
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
  if (policy.allow === 'read') return
  for (const { operation } of putCreationsOf(facts.document).filter((one) => isMissed(facts, one)))
    await performer.run(proveUndo(facts, operation, policy))
}

/** Whether nothing else makes what a `PUT` creates, and something that is asked for needs it. */
function isMissed({ document, proved, wants }: Facts, { operation, collection }: PutCreation): boolean {
  const { of } = effectsOf(document)
  const { operations } = document.model
  const isMade = operations.some((one) => {
    const { value, evidence } = of(one)
    return value.kind === 'create' && value.of.path === collection.path && (evidence !== 'inferred' || proved?.has(one))
  })
  const leadsThere = (one: Operation) => putProducersOf(document, one).some((producer) => producer.operation === operation)
  return !isMade && operations.some((one) => leadsThere(one) && casesOf(document, one).some(wants))
}
