import type { Document } from '../model/document.ts'
import { type Expression, readExpression } from '../model/expression.ts'
import type { Answer, Json, Link, Operation, Pointer } from '../model/model.ts'
import { childPointer } from '../model/place.ts'
import { escapeKey, keysOf, valueAt } from '../model/pointer.ts'
import type { Problem } from '../read/error.ts'
import { namesProperty } from '../schema/properties.ts'
import { type Check, pointerBelow, quoteAll } from './check.ts'

/** A Link (or `x-undo`), the operation it starts from, and the answers it may start from. */
interface Start {
  readonly link: Link
  readonly from: Operation
  readonly answers: readonly Answer[]
}

/** Every Link leads to an operation, and all it takes along exists. */
export const checkLinks: Check = (document) =>
  document.model.operations.flatMap(startsOf).flatMap((start) => {
    const target = document.model.operations.find(({ id }) => id === start.link.operationId)
    const values = listTexts(start.link).flatMap(([pointer, text]) => checkText(document, start, pointer, text))
    return target
      ? [...values, ...checkTarget(document, start.link, target)]
      : [...values, unknownOperation(document, start.link)]
  })

function startsOf(from: Operation): readonly Start[] {
  const undo = from.undo ? [{ link: from.undo, from, answers: from.pairs.slice(0, 1).map(({ response }) => response) }] : []
  return [...undo, ...from.responses.flatMap(({ links, examples }) => links.map((link) => ({ link, from, answers: examples })))]
}

function unknownOperation({ model, locate }: Document, { name, pointer, operationId }: Link): Problem {
  const what =
    operationId === ''
      ? `\`${name}\` leads to no operation.`
      : `\`${name}\` leads to \`${operationId}\`, which is not an operation.`
  const next = `Write \`operationId\`, one of ${quoteAll(model.operations.map(({ id }) => id))}.`
  return { what, where: locate(`${pointer}/operationId`), next }
}

function checkTarget({ model, locate }: Document, link: Link, target: Operation): readonly Problem[] {
  const headers = Object.values(model.securitySchemes).map(({ in: place, field }) => `${place}.${field}`)
  const known = new Set([...target.parameters.map((parameter) => `${parameter.in}.${parameter.name}`), ...headers])
  const parameters = Object.keys(link.parameters).filter((name) => !known.has(name))
  const { requestBody } = target
  const fields = listLeaves(link.requestBody ?? {}).filter(
    ([at]) => at !== '' && !(requestBody && namesProperty(model.root, requestBody.schema, keysOf(at))),
  )
  return [
    ...parameters.map((name) => ({
      what: `\`${target.id}\` has no parameter \`${name}\`.`,
      where: locate(childPointer(`${link.pointer}/parameters`, name)),
      next: `Use one of its parameters, with its location: ${quoteAll(known)}.`,
    })),
    ...fields.map(([at]) => ({
      what: `The request body of \`${target.id}\` has no property \`${at}\`.`,
      where: locate(pointerBelow(`${link.pointer}/requestBody`, at)),
      next: 'Use a property of its schema.',
    })),
  ]
}

function listTexts(link: Link): readonly (readonly [Pointer, string])[] {
  const values = { parameters: link.parameters, requestBody: link.requestBody ?? null }
  return listLeaves(values).flatMap(([at, value]) =>
    typeof value === 'string' ? [[pointerBelow(link.pointer, at), value] as const] : [],
  )
}

function listLeaves(value: Json, at = ''): readonly (readonly [string, Json])[] {
  if (typeof value !== 'object' || value === null) return [[at, value]]
  return Object.entries(value).flatMap(([key, child]: [string, Json]) => listLeaves(child, `${at}/${escapeKey(key)}`))
}

function checkText(document: Document, start: Start, pointer: Pointer, text: string): readonly Problem[] {
  const expressions = text.startsWith('$') ? [text] : [...text.matchAll(/\{(\$[^{}]*)\}/g)].map(([, inner = '']) => inner)
  return expressions.flatMap((expression) => {
    const where = document.locate(pointer)
    const read = readExpression(expression)
    if (!read)
      return [{ what: `\`${expression}\` is not a runtime expression.`, where, next: 'Write it like `$request.body#/name`.' }]
    return isThere(document, start, read)
      ? []
      : [{ what: `\`${expression}\` does not refer to an existing value.`, where, next: nextFor(read, start) }]
  })
}

function isThere({ model }: Document, { from, answers }: Start, expression: Expression): boolean {
  if (!('part' in expression)) return true
  if (expression.of === 'response') {
    if (expression.part === 'body') return answers.some(({ value }) => valueAt(value, expression.pointer) !== undefined)
    return (
      expression.part === 'header' && answers.some(({ headers }) => headers.some(({ name }) => isSame(name, expression.name)))
    )
  }
  if (expression.part === 'body')
    return from.requestBody !== undefined && namesProperty(model.root, from.requestBody.schema, keysOf(expression.pointer))
  if (from.parameters.some(({ name, in: where }) => where === expression.part && isSame(name, expression.name))) return true
  return expression.part === 'header' && Object.values(model.securitySchemes).some(({ field }) => isSame(field, expression.name))
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const nextFor = (expression: Expression, { from }: Start): string =>
  expression.of === 'response'
    ? 'Use a value that an example of this response has.'
    : `Use a property of the request schema or a parameter of \`${from.id}\`.`
