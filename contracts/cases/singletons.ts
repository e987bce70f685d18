import type { Document, Operation } from '#openapi'
import { type Collection, effectsOf } from '#openapi/effects'
import type { Case } from './case.ts'
import { lifecycleCase } from './lifecycle-case.ts'

/** One record below another, which comes with it: the settings of a workspace. */
export interface Singleton {
  readonly collection: Collection
  readonly update: Operation
  readonly read?: Operation | undefined
  /** What a change of it promises. */
  readonly case: Case
}

/** Finds what an operation updates; undefined where that is no such record, or belongs to nothing that could be made for it. */
export function singletonOf(document: Document, update: Operation): Singleton | undefined {
  const { of } = effectsOf(document)
  const { value, evidence, because } = of(update)
  if ((value.kind !== 'replace' && value.kind !== 'update') || !value.of.singleton || !value.of.parent) return undefined
  if (evidence !== 'inferred' || update.alternativeOf !== undefined) return undefined
  const { of: collection } = value
  const read = document.model.operations.find((one) => {
    const { value: effect } = of(one)
    return effect.kind === 'read' && effect.of.path === collection.path
  })
  const said = { evidence: { level: 'inferred', source: because } } as const
  return { collection, update, read, case: lifecycleCase(document, update, 'updated', said) }
}
