import { type Document, type Evidence, type Operation, schemaAt } from '#openapi'
import { effectsOf, pagingOf } from '#openapi/effects'
import type { Case } from './case.ts'
import { livesOf } from './lifecycle.ts'
import { lifecycleCase } from './lifecycle-case.ts'
import { type PageCheck, pageChecksOf } from './page-checks.ts'

const evidence: Evidence = { level: 'inferred', source: 'parameters are called like those of a page' }

/** Lists the cases of the pages of a list that no life of a record goes through. */
export function pageCases(document: Document, operation: Operation): ReadonlyMap<PageCheck, Case> {
  const { limit } = pagingOf(operation) ?? {}
  const { value: effect } = effectsOf(document).of(operation)
  const isLived = livesOf(document).some(({ list }) => list === operation)
  if (limit === undefined || isLived || !operation.safe || operation.alternativeOf !== undefined || effect.kind !== 'list')
    return new Map()
  const parameter = operation.parameters.find(({ in: place, name }) => `${place}.${name}` === limit)
  const { minimum } = (parameter && schemaAt(document.model, parameter.schema)) ?? {}
  if (typeof minimum === 'number' && minimum > 1) return new Map()
  const checks = pageChecksOf(document, operation)
  return new Map(checks.map((check) => [check, lifecycleCase(document, operation, check, { evidence })]))
}
