import { changeOf, type Document, type Field, fieldsOf, type Link, type Operation, type Pair, signsIn, textOf } from '#openapi'
import type { Case } from './case.ts'
import { linksElsewhere } from './links-elsewhere.ts'
import { stateCase } from './state-case.ts'

/** An operation that sets what somebody signs in with, without asking what it was: a Link of its success says how one signs in then. */
export interface Replacement {
  readonly first: Pair
  /** The Links that sign in with what was set. */
  readonly links: readonly Link[]
  /** The field of the request that sets it. */
  readonly next: Field
}

/** Reads what an operation replaces; undefined where it creates, where it asks for what is current, or where no Link signs in. */
export function replacementOf(operation: Operation): Replacement | undefined {
  const { pairs, undo, safe } = operation
  const [first] = pairs
  if (!first || undo || safe || changeOf(operation)) return undefined
  const links = linksElsewhere(operation).filter(signsIn)
  const next = [...fieldsOf(first.request).keys()].find((field) => links.some((link) => isIn(link, field)))
  return next === undefined ? undefined : { first, next, links: links.filter((link) => isIn(link, next)) }
}

/** Lists what has to be true of whatever somebody signs in with, where an operation replaces it. */
export const replacementCases = (document: Document, operation: Operation): readonly Case[] =>
  (replacementOf(operation)?.links ?? []).flatMap((link) =>
    (['links early', 'links new', 'links old', 'links others'] as const).map((check) =>
      stateCase(document, operation, check, link),
    ),
  )

/** Whether a Link puts a field of the body into a header. */
const isIn = ({ parameters }: Link, field: Field): boolean =>
  field.startsWith('body/') &&
  Object.entries(parameters).some(
    ([name, value]) => name.startsWith('header.') && textOf(value).includes(`$request.body#${field.slice('body'.length)}`),
  )
