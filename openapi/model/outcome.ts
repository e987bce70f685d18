import { schemaAt } from './annotation.ts'
import { successOf } from './change.ts'
import type { Document, Violation } from './document.ts'
import type { Json, Operation, Pointer, Response } from './model.ts'

/** What an answer says about its request. `unclear`: it fits nothing that the document says about the operation. */
export type Outcome = 'success' | 'failure' | 'unclear'

/** A documented answer an actual one can be read as: a response and one branch of its schema. */
export interface Reading {
  readonly response: Response
  readonly schema: Pointer | undefined
  readonly outcome: Outcome
  readonly violations: readonly Violation[]
}

/**
 * Reads an answer as the documented one it has the fewest wrong places for; of equals, the one with its status.
 *
 * The success of an operation is what its first pair has: that status, and in it the branch of `oneOf` the example keeps.
 * Everything else is failure.
 */
export function readAnswer(
  document: Document,
  operation: Operation,
  status: number,
  body: Json | undefined,
): Reading | undefined {
  const read = (response: Response) => readingsOf(document, operation, response, body)
  const own = leastWrong(operation.responses.filter((response) => response.status === status).flatMap(read))
  if (own?.violations.length === 0) return own
  const other = leastWrong(operation.responses.filter((response) => response.status !== status).flatMap(read))
  // Another status is believed only where the answer fits it in every place and its own in none.
  return own && other?.violations.length !== 0 ? own : other
}

const leastWrong = (readings: readonly Reading[]): Reading | undefined =>
  readings.toSorted((one, other) => one.violations.length - other.violations.length)[0]

function readingsOf(document: Document, operation: Operation, response: Response, body: Json | undefined): readonly Reading[] {
  const success = successOf(operation) === response
  const example = operation.pairs[0]?.response.value
  return branchesOf(document, response.schema).map((schema) => {
    const holds = success && (schema === undefined || document.validate(schema, example).length === 0)
    const violations = schema === undefined ? bodyOfNone(response, body) : document.validate(schema, body)
    return { response, schema, outcome: holds ? 'success' : 'failure', violations }
  })
}

/** An answer that is documented without a body has none. */
function bodyOfNone({ mediaType, pointer }: Response, body: Json | undefined): readonly Violation[] {
  if (mediaType !== undefined || body === undefined) return []
  const message = 'must have no body'
  return [{ at: '', keyword: 'content', rule: pointer, expected: undefined, actual: body, message }]
}

function branchesOf(document: Document, schema: Pointer | undefined): readonly (Pointer | undefined)[] {
  if (schema === undefined) return [undefined]
  const node = schemaAt(document.model, schema)
  const reference = node?.$ref
  if (typeof reference === 'string' && Object.keys(node ?? {}).length === 1) return branchesOf(document, reference)
  const branches = node?.oneOf
  return Array.isArray(branches) ? branches.map((_, index) => `${schema}/oneOf/${index}`) : [schema]
}

/**
 * Says whether an answer is the operation's success.
 *
 * @param body The parsed body; undefined where there is none or it is no JSON.
 */
export function outcomeOf(document: Document, operation: Operation, status: number, body: Json | undefined): Outcome {
  const reading = readAnswer(document, operation, status, body)
  const unread = body === undefined && reading?.schema !== undefined
  if (reading && !unread && (reading.response.status === status || reading.violations.length === 0)) return reading.outcome
  return status >= 400 ? 'failure' : 'unclear'
}
