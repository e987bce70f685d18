import { readExpression } from './expression.ts'
import { type Field, fieldsOf } from './field.ts'
import type { Link, Model, Operation } from './model.ts'
import { successOf } from './status.ts'

/**
 * What a change is about, read from the Link of a success to its own operation: a field fed by its own name is a *reference*
 * (whom), a field fed by another is the *claim* (what is true now), and the field that feeds it is what the operation *sets*.
 */
export interface Change {
  readonly link: Link
  readonly references: readonly Field[]
  readonly claims: readonly { readonly claim: Field; readonly set: Field }[]
}

const read = new WeakMap<Operation, { readonly change: Change | undefined }>()

/**
 * Reads the change an operation makes; undefined for an operation that has no Link to itself with a claim in it. Read once for an
 * operation.
 */
export function changeOf(operation: Operation): Change | undefined {
  const known = read.get(operation) ?? { change: readChange(operation) }
  read.set(operation, known)
  return known.change
}

function readChange(operation: Operation): Change | undefined {
  const self = [operation.id, operation.alternativeOf]
  const link = successOf(operation)?.links.find((one) => self.includes(one.operationId))
  if (!link) return undefined
  const fed = [...linkFields(link)].map(([field, source]) => ({ field, source }))
  const claims = fed.flatMap(({ field, source }) => (source && source !== field ? [{ claim: field, set: source }] : []))
  if (claims.length === 0) return undefined
  return { link, claims, references: fed.filter(({ field, source }) => source === field).map(({ field }) => field) }
}

/** Gives, for each field of the request a Link leads to, the field of the earlier request that feeds it (or undefined). */
export function linkFields(link: Link): ReadonlyMap<Field, Field | undefined> {
  const fields = fieldsOf({ parameters: link.parameters, ...(link.requestBody === undefined ? {} : { body: link.requestBody }) })
  return new Map([...fields].map(([field, value]) => [field, typeof value === 'string' ? sourceField(value) : undefined]))
}

function sourceField(text: string): Field | undefined {
  const expression = readExpression(text)
  if (expression?.of !== 'request') return undefined
  return expression.part === 'body' ? `body${expression.pointer}` : `${expression.part}.${expression.name}`
}

/** An operation that makes what another works on: its success links to the other. */
export interface Producer {
  readonly operation: Operation
  readonly link: Link
}

/**
 * Lists the operations that make a throw-away subject for an operation (or for the operation it is a notation of).
 *
 * @param isUsable Whether one of them may be used. Default: what it makes can be removed again.
 */
export function producersOf(operation: Operation, model: Model, isUsable = isUndone): readonly Producer[] {
  const ids = [operation.id, operation.alternativeOf]
  return model.operations
    .filter((one) => isUsable(one) && !ids.includes(one.id))
    .flatMap((one) => {
      const link = successOf(one)?.links.find((to) => ids.includes(to.operationId) && !signsIn(to))
      return link ? [{ operation: one, link }] : []
    })
}

const isUndone = ({ undo }: Operation): boolean => undo !== undefined

/** Whether a Link says that what it carries is the credential of the next request. */
export const signsIn = ({ parameters }: Pick<Link, 'parameters'>): boolean =>
  Object.keys(parameters).some((name) => name.startsWith('header.'))

/** Whether an operation removes what another one made: it is where an `x-undo` leads. */
export function removes(operation: Operation, model: Model): boolean {
  return model.operations.some(({ undo }) => undo?.operationId === operation.id)
}
