import { changeOf, type Document, type Operation, producersOf } from '#openapi'
import { type Collection, effectsOf } from '#openapi/effects'
import { checksOf, livesOf } from '../cases/lifecycle.ts'
import type { Selected } from '../selected.ts'
import { changeSequence } from '../sequence/change-sequence.ts'
import { conditionalSequence } from '../sequence/conditional-sequence.ts'
import type { Facts } from '../sequence/facts.ts'
import { lifecycleSequence } from '../sequence/lifecycle/lifecycle-sequence.ts'
import { listSequence } from '../sequence/list-sequence.ts'
import { pageSequence } from '../sequence/page-sequence.ts'
import { pairSequence } from '../sequence/pair-sequence.ts'
import { relationSequence } from '../sequence/relation-sequence.ts'
import { replaceSequence } from '../sequence/replace-sequence.ts'
import { ruleSequence } from '../sequence/rule-sequence.ts'
import { singletonSequence } from '../sequence/singleton-sequence.ts'
import type { Sequence } from '../sequence/step.ts'
import { travelSequence } from '../sequence/travel-sequence.ts'
import type { Task } from './concluded.ts'
import type { Performer } from './perform.ts'
import type { Session } from './session.ts'

/** Each has ids of its own: what they are must not depend on which sequence was faster. A life follows the operations it is about. */
export function tasksOf(facts: Facts, selected: Selected, { createIds }: Session, { run }: Performer): readonly Task[] {
  const { document } = facts
  const asked = lastRemoved(
    document,
    document.model.operations.filter((operation) => selected.countOf(operation) > 0),
  )
  const positions = new Map(asked.map(({ id }, index) => [id, index]))
  // A sequence is made when its turn comes, and nothing holds it, or what it knows, when it has ended.
  const task = (operations: readonly string[], begin: (own: Facts) => Sequence): Task => {
    const createId = createIds()
    return { operations, run: (alone) => run(begin({ ...facts, createId }), alone) }
  }
  const own = asked.flatMap((operation) =>
    sequences(operation).map((begin) => task([operation.id], (ownFacts) => begin(ownFacts, operation))),
  )
  const lives = livesOf(document).map((life) => {
    const ids = new Set(checksOf(life).map(({ operation }) => operation.id))
    return task([...ids], (ownFacts) => lifecycleSequence(ownFacts, life))
  })
  const lastOf = ({ operations }: Task) => Math.max(...operations.map((id) => positions.get(id) ?? 0))
  return [...own, ...lives].toSorted((one, other) => lastOf(one) - lastOf(other))
}

/**
 * What removes a record that nothing creates again comes last: the others may need it. What lies below another record goes before that: with
 * the one, the other would be gone.
 */
function lastRemoved(document: Document, operations: readonly Operation[]): readonly Operation[] {
  const { of } = effectsOf(document)
  const removedBy = (operation: Operation): Collection | undefined => {
    const { value } = of(operation)
    return value.kind === 'remove' || value.kind === 'clear' ? value.of : undefined
  }
  const isMadeAgain = (operation: Operation, { path }: Collection): boolean =>
    producersOf(operation, document.model).some(({ operation: one, link }) => {
      const { value } = of(one)
      // A Link of the document is about what is removed; one that was concluded perhaps only about what is around it.
      return link.inferred === undefined || ('of' in value && value.of.path === path)
    })
  const lost = operations.flatMap((operation) => {
    const collection = removedBy(operation)
    return collection && !isMadeAgain(operation, collection) ? [{ operation, depth: collection.within.length }] : []
  })
  const last = lost.toSorted((one, other) => other.depth - one.depth).map(({ operation }) => operation)
  return [...operations.filter((one) => !last.includes(one)), ...last]
}

type Begin = (facts: Facts, operation: Operation) => Sequence

function sequences(operation: Operation): readonly Begin[] {
  const change = changeOf(operation)
  return change
    ? [(facts, one) => changeSequence(facts, one, change), travelSequence]
    : [
        pairSequence,
        replaceSequence,
        travelSequence,
        ruleSequence,
        listSequence,
        pageSequence,
        relationSequence,
        singletonSequence,
        conditionalSequence,
      ]
}
