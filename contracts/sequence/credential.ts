import type { Operation } from '#openapi'
import { schemeOf } from '../exchange/credential.ts'
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

/** How many operations are asked, until one of them refuses. */
const most = 20

/**
 * Whether the target serves to anybody what the document asks a credential for: an installation for tests, say. Asked once in a run, by one
 * that has no credential itself.
 */
export function* servesAnybody(facts: Facts): Sequence<boolean> {
  facts.learned.servesAnybody ??= yield* lookUnsigned(facts)
  return facts.learned.servesAnybody
}

function* lookUnsigned(facts: Facts): Sequence<boolean> {
  const { model } = facts.document
  const looks = model.operations.filter((one) => one.safe && !isOpen(one) && schemeOf({ operation: one }, model) !== undefined)
  for (const look of looks.slice(0, most)) {
    const [pair] = look.pairs
    if (!pair) continue
    const request = { ...plan(facts, look, pair.request), credential: 'none' } as const
    const { values } = yield* send({ request, trial: true })
    if ([401, 403].includes(values?.response.status ?? 0)) return false
  }
  return true
}

/** Whether the document leaves it to the target whether it asks for a credential. */
export const isOpen = ({ security }: Pick<Operation, 'security'>): boolean =>
  security.some((requirement) => Object.keys(requirement).length === 0)
