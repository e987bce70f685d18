import { type Document, type Evidence, type Operation, schemaAt } from '#openapi'
import { effectsOf, pagingOf } from '#openapi/effects'
import type { Case } from './case.ts'
import { livesOf } from './lifecycle.ts'
import { lifecycleCase } from './lifecycle-case.ts'

const evidence: Evidence = { level: 'inferred', source: 'parameters are called like those of a page' }

/** A list that can be asked for in pages, and which no life of a record goes through. */
export interface PagedList {
  readonly limit: Case
  /** Absent: no further page can be asked for. */
  readonly pages?: Case
}

/** Reads whether an operation gives such a list. */
export function pagedListOf(document: Document, operation: Operation): PagedList | undefined {
  const { limit, offset, page } = pagingOf(operation) ?? {}
  const { value: effect } = effectsOf(document).of(operation)
  const isLived = livesOf(document).some(({ list }) => list === operation)
  if (limit === undefined || isLived || !operation.safe || operation.alternativeOf !== undefined || effect.kind !== 'list')
    return undefined
  const parameter = operation.parameters.find(({ in: place, name }) => `${place}.${name}` === limit)
  const { minimum } = (parameter && schemaAt(document.model, parameter.schema)) ?? {}
  if (typeof minimum === 'number' && minimum > 1) return undefined
  const of = (check: 'limit' | 'pages') => lifecycleCase(document, operation, check, { evidence })
  return { limit: of('limit'), ...(offset === undefined && page === undefined ? {} : { pages: of('pages') }) }
}

/** Lists the cases of its pages. */
export function pageCases(document: Document, operation: Operation): readonly Case[] {
  const paged = pagedListOf(document, operation)
  return paged ? [paged.limit, ...(paged.pages ? [paged.pages] : [])] : []
}
