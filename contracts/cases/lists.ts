import { type Document, type Json, type Link, linkFields, type Operation, successOf } from '#openapi'
import { type Case, listCase } from './case.ts'

/** A list that has to have what an operation creates. */
export interface List {
  readonly link: Link
  readonly operation: Operation
  /** It may come in pages: what is not on the first may be on another. */
  readonly paged: boolean
}

/** What is looked for in a list. */
export interface Listed {
  /** Each of these would show it. */
  readonly identity: readonly Json[]
  /** Whether it has to be there. */
  readonly present: boolean
  /** There may be further pages. */
  readonly paged: boolean
}

/** Lists the lists an operation adds to: its success links to one that only looks, and that nobody in particular is named for. */
export function listsOf({ model }: Document, operation: Operation): readonly List[] {
  if (operation.undo === undefined || operation.pairs.length === 0) return []
  return (successOf(operation)?.links ?? []).flatMap((link): readonly List[] => {
    const target = model.operations.find(({ id }) => id === link.operationId)
    if (!target?.safe || linkFields(link).size > 0) return []
    return [{ link, operation: target, paged: target.parameters.some((parameter) => parameter.in === 'query') }]
  })
}

/** Lists the cases of the lists an operation adds to. */
export const listCases = (document: Document, operation: Operation): readonly Case[] =>
  listsOf(document, operation).flatMap(({ link }) => [
    listCase(document, operation, 'created', link),
    listCase(document, operation, 'removed', link),
  ])

/** Whether a value is, or has anywhere inside, one of several others. */
export function holdsAny(value: Json | undefined, wanted: readonly Json[]): boolean {
  if (value === undefined || value === null) return false
  if (typeof value !== 'object') return wanted.includes(value)
  return Object.values(value).some((one) => holdsAny(one, wanted))
}
