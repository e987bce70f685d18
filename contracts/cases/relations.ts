import type { Document, Operation } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { type Relation, relationsOf } from '../reach/relations.ts'
import type { Case } from './case.ts'
import { lifecycleCase } from './lifecycle-case.ts'

/** The cases of a relation: when it is made, and when it is ended. */
export function relationCases(document: Document, { on, off }: Relation): readonly [Case, Case] {
  const { because } = effectsOf(document).of(on)
  const evidence = { level: 'inferred', source: because } as const
  return [lifecycleCase(document, on, 'related', { evidence }), lifecycleCase(document, off, 'unrelated', { evidence })]
}

/** The case of the relation that an operation makes or ends. */
export const relationCasesOf = (document: Document, operation: Operation): readonly Case[] =>
  relationsOf(document)
    .filter(({ on, off }) => on === operation || off === operation)
    .flatMap((one) => relationCases(document, one))
    .filter((one) => one.operation === operation.id)
