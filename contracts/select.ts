import type { Document } from '#openapi'
import type { Case, Kind } from './cases/case.ts'
import { collectCases } from './cases/collect.ts'
import { reachable } from './reach/reachable.ts'

/** Which cases are asked. Every given wish has to be met; a text is looked for in the case's id. */
export interface Selection {
  /** Id of the operation, or of several. */
  readonly operation?: string | readonly string[] | undefined
  /** Ids of operations that are left out. */
  readonly exclude?: readonly string[] | undefined
  readonly case?: string | undefined
  readonly only?: readonly Kind[] | undefined
}

/** Lists the cases of a document that are asked. */
export function selectCases(document: Document, { operation, exclude = [], case: text, only }: Selection): readonly Case[] {
  return collectCases(reachable(document)).filter(
    (one) =>
      (operation === undefined || [operation].flat().includes(one.operation)) &&
      !exclude.includes(one.operation) &&
      (text === undefined || one.id.includes(text)) &&
      (only === undefined || only.includes(one.kind)),
  )
}

/** Lists the ids of the operations a selection is about; where it names cases, only those that have one. */
export function selectOperations(document: Document, selection: Selection): readonly string[] {
  const { operation, exclude = [], case: text, only } = selection
  const named = document.model.operations
    .map(({ id }) => id)
    .filter((id) => (operation === undefined || [operation].flat().includes(id)) && !exclude.includes(id))
  if (text === undefined && only === undefined) return named
  const asked = new Set(selectCases(document, selection).map((one) => one.operation))
  return named.filter((id) => asked.has(id))
}
