import type { Operation } from '#openapi'
import type { Case } from '../cases/case.ts'
import { casesOfStep, type Reply, type SendStep } from '../sequence/step.ts'

/**
 * Knows which refusals prove something. A request may be refused for any reason: for a credential, for an account that is locked by
 * now, because nothing is served any more. So the refusal of a broken request counts only when a request like it, unbroken, is served
 * after it, by the same sequence.
 */
export interface Refusals {
  readonly note: (step: SendStep, outcome: Reply['outcome']) => void
  /** Cases that were refused, and after which nothing like them was served. */
  readonly unproved: () => readonly Case[]
}

/** Why a case does not count though it was refused. */
export const unprovedReason =
  'refused, but the same request without its fault was not accepted afterwards, so this proves nothing'

/** Creates the memory of one sequence. */
export function createRefusals(): Refusals {
  const open = new Map<Operation, Set<Case>>()
  return {
    note(step, outcome) {
      const { operation } = step.request
      if (step.expected?.outcome !== 'failure') {
        if (outcome === 'success') open.delete(operation)
        return
      }
      if (outcome === 'failure') open.set(operation, new Set([...(open.get(operation) ?? []), ...casesOfStep(step)]))
    },
    unproved: () => [...open.values()].flatMap((cases) => [...cases]),
  }
}
