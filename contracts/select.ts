import type { Document } from '#openapi'
import type { Case } from './cases/case.ts'
import { collectCases } from './cases/collect.ts'
import { repeatedGuesses } from './cases/guesses.ts'
import type { Kind } from './cases/kind.ts'
import { reachable } from './reach/reachable.ts'

/** Which cases are asked. Every given wish has to be met; a text is looked for in the case's id. */
export interface Selection {
  /** Id of the operation, or of several. */
  readonly operation?: string | readonly string[] | undefined
  /** Ids of operations that are left out. */
  readonly exclude?: readonly string[] | undefined
  readonly case?: string | undefined
  readonly only?: readonly Kind[] | undefined
  readonly shard?: Shard | undefined
}

/** One of several parts of a run: each operation is in one of them. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number
  readonly of: number
}

/** Lists the cases of a document that are asked. What is named by its id is, also where another operation shows the same. */
export function selectCases(document: Document, selection: Selection): readonly Case[] {
  return collectCases(reachable(document)).filter(selectedBy(reachable(document), selection))
}

/** Gives what tells whether a case of a document that can be reached is asked. */
export function selectedBy(document: Document, selection: Selection): (one: Case) => boolean {
  const { case: text, only } = selection
  const named = new Set(namedOperations(document, selection))
  const repeated = text === undefined ? guessesOf(document, selection) : new Set()
  return (one) =>
    named.has(one.operation) &&
    !repeated.has(one.id) &&
    (text === undefined || one.id.includes(text)) &&
    (only === undefined || only.includes(one.kind))
}

/** Lists the ids of the operations a selection is about; where it names cases, only those that have one. */
export function selectOperations(document: Document, selection: Selection): readonly string[] {
  const named = namedOperations(document, selection)
  if (selection.case === undefined && selection.only === undefined) return named
  const asked = new Set(selectCases(document, selection).map((one) => one.operation))
  return named.filter((id) => asked.has(id))
}

/** Whatever the shard: all of them together have to ask what one run asks. */
function guessesOf(document: Document, selection: Selection): ReadonlySet<string> {
  const named = new Set(namedOperations(document, { ...selection, shard: undefined }))
  return repeatedGuesses(
    document,
    document.model.operations.filter(({ id }) => named.has(id)),
  )
}

/** Neighbours in a document take about as long as each other: they are dealt out in turn. */
function namedOperations({ model }: Document, { operation, exclude = [], shard }: Selection): readonly string[] {
  const wanted = model.operations
    .map(({ id }) => id)
    .filter((id) => (operation === undefined || [operation].flat().includes(id)) && !exclude.includes(id))
  return shard === undefined ? wanted : wanted.filter((_, position) => position % shard.of === shard.index - 1)
}
