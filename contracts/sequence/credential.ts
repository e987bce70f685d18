import type { Operation } from '#openapi'
import { type Facts, plan } from './facts.ts'
import { type Sequence, send } from './step.ts'

/**
 * Whether the target serves an operation whatever the credential: an installation may ask for none, and then a stale or foreign
 * one proves nothing. Asked once in a run, and only where the document leaves it open (a `{}` among the alternatives).
 *
 * @returns undefined where nobody can tell: the target serves no operation that only looks.
 */
export function* asksForNothing(facts: Facts, operation: Operation): Sequence<boolean | undefined> {
  if (!isOpen(operation)) return false
  // Also where it is not needed any more: a sequence's ids must not depend on whether another one asked before it.
  const nobody = { value: `${facts.createId()}:${facts.createId()}` }
  if (facts.learned.asksForNothing === undefined) {
    const answer = yield* lookAsNobody(facts, nobody)
    if (answer === undefined) return undefined
    facts.learned.asksForNothing = answer
  }
  return facts.learned.asksForNothing
}

function* lookAsNobody(facts: Facts, nobody: { readonly value: string }): Sequence<boolean | undefined> {
  for (const look of facts.document.model.operations.filter((one) => one.safe && isOpen(one))) {
    const [pair] = look.pairs
    if (!pair) continue
    const { outcome } = yield* send({ request: { ...plan(facts, look, pair.request), credential: nobody } })
    if (outcome === 'success' || outcome === 'failure') return outcome === 'success'
  }
  return undefined
}

/** Whether the document leaves it to the target whether it asks for a credential. */
export const isOpen = ({ security }: Pick<Operation, 'security'>): boolean =>
  security.some((requirement) => Object.keys(requirement).length === 0)
