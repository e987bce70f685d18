import type { Document, Operation } from '#openapi'
import type { Case } from './cases/case.ts'
import { casesOf } from './cases/collect.ts'
import { createRecent } from './recent.ts'
import { type Selection, selectedBy } from './select.ts'

/** Which cases of a document are asked. They are counted at once, and found out anew where it is long ago that they were asked for. */
export interface Selected {
  readonly count: number
  readonly has: (one: Pick<Case, 'operation' | 'id'>) => boolean
  /** Those of an operation, in their order. */
  readonly of: (operation: Operation | undefined) => readonly Case[]
  readonly countOf: (operation: Pick<Operation, 'id'>) => number
}

interface Found {
  readonly cases: readonly Case[]
  readonly ids: ReadonlySet<string>
}

/** Selects the cases of a document that can be reached. */
export function createSelected(document: Document, selection: Selection): Selected {
  const { operations } = document.model
  const isSelected = selectedBy(document, selection)
  const recent = createRecent<Found>(4_000, ({ cases }) => cases.length)
  const find = (operation: Operation): Found =>
    recent(document, operation, () => {
      const cases = casesOf(document, operation).filter(isSelected)
      return { cases, ids: new Set(cases.map(({ id }) => id)) }
    })
  const byId = new Map(operations.map((operation) => [operation.id, operation]))
  const counts = new Map(operations.map((operation) => [operation.id, find(operation).cases.length]))
  const countOf: Selected['countOf'] = ({ id }) => counts.get(id) ?? 0
  return {
    count: [...counts.values()].reduce((sum, count) => sum + count, 0),
    countOf,
    has: ({ operation, id }) => {
      const owner = byId.get(operation)
      return owner !== undefined && countOf(owner) > 0 && find(owner).ids.has(id)
    },
    of: (operation) => (operation && countOf(operation) > 0 ? find(operation).cases : []),
  }
}
