import type { Operation } from '#openapi'
import { type Facts, plan } from './facts.ts'
import { type Sequence, send } from './step.ts'

/**
 * Whether the target serves an operation whatever the credential: an installation may ask for none, and then a stale or foreign
 * one proves nothing. Asked once in a run, and only where the document leaves it open (a `{}` among the alternatives).
 */
export function* asksForNothing(facts: Facts, operation: Operation): Sequence<boolean> {
  if (!operation.security.some((requirement) => Object.keys(requirement).length === 0)) return false
  // Also where it is not needed any more: a sequence's ids must not depend on whether another one asked before it.
  const nobody = { value: `${facts.createId()}:${facts.createId()}` }
  if (facts.learned.asksForNothing === undefined) {
    const look = facts.document.model.operations.find(({ safe }) => safe)
    const [pair] = look?.pairs ?? []
    if (!look || !pair) return false
    const reply = yield* send({ request: { ...plan(facts, look, pair.request), credential: nobody } })
    facts.learned.asksForNothing = reply.outcome === 'success'
  }
  return facts.learned.asksForNothing
}
