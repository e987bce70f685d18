import { isJson } from './contents.ts'
import type { Document, Violation } from './document.ts'
import type { Json, Operation, Pointer, Response } from './model.ts'
import { isObject, objectOf } from './plain.ts'
import { schemaAt } from './schema-at.ts'
import { coversStatus, responseFor, statusOf, successOf } from './status.ts'

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
  const documented = responseFor(operation, status)
  const own = documented && leastWrong(read(documented))
  // What is no JSON says nothing of which other response it might be.
  if (own && (own.violations.length === 0 || body === undefined)) return own
  const others = operation.responses.filter((response) => response !== documented).flatMap(read)
  const other = leastWrong(own ? others.filter((one) => speaksFor(document, one, own, body)) : others)
  // Another status is believed only where the answer fits it in every place, and not its own.
  return own && other?.violations.length !== 0 ? own : other
}

/**
 * Whether a body has something that one reading names and another does not: a schema that allows anything is kept by anything, and a
 * status that documents no body may have one that is about nothing else.
 */
function speaksFor({ model }: Document, one: Reading, other: Reading, body: Json | undefined): boolean {
  if (!isObject(body)) return other.schema !== undefined
  const [named = [], known = []] = [one, other].map(({ schema }) => (schema === undefined ? [] : namesIn(model, schema)))
  return Object.keys(body).some((name) => named.includes(name) && !known.includes(name))
}

/** Names of the properties of a schema, and of those that it refers to or is made of. */
function namesIn(model: Document['model'], pointer: Pointer, depth = 0): readonly string[] {
  const schema = schemaAt(model, pointer)
  if (!schema || depth > deepest) return []
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((_, index) => `${pointer}/allOf/${index}`) : []
  const below = [...(typeof schema.$ref === 'string' ? [schema.$ref] : []), ...parts]
  return [...Object.keys(objectOf(schema.properties)), ...below.flatMap((one) => namesIn(model, one, depth + 1))]
}

/** A schema may be made of itself. */
const deepest = 10

/** Whether a response, in one branch of its schema, says that its request had this outcome. */
export const canSay = (document: Document, operation: Operation, response: Response, outcome: Outcome): boolean =>
  readingsOf(document, operation, response, undefined).some((reading) => reading.outcome === outcome)

const leastWrong = (readings: readonly Reading[]): Reading | undefined =>
  readings.toSorted((one, other) => one.violations.length - other.violations.length)[0]

function readingsOf(document: Document, operation: Operation, response: Response, body: Json | undefined): readonly Reading[] {
  const success = isSuccess(operation, response)
  const shown = operation.pairs[0]?.response
  // Where statuses do not tell success from failure, the branch that the success's example keeps does.
  const tells = (schema: Pointer | undefined) =>
    schema === undefined ||
    !shown ||
    !response.examples.includes(shown) ||
    document.validate(schema, shown.value, 'response').length === 0
  const branches = branchesOf(document, schemaOfJson(response))
  // An example that keeps none of them tells nothing.
  const isTold = branches.some(tells)
  return branches.map((schema) => {
    const holds = success && (!isTold || tells(schema))
    const violations = schema === undefined ? bodyOfNone(response, body) : document.validate(schema, body, 'response')
    return { response, schema, outcome: holds ? 'success' : 'failure', violations }
  })
}

/** The schema of an image, or of a stream, says nothing of a body in JSON. */
const schemaOfJson = ({ mediaType, schema }: Response): Pointer | undefined =>
  mediaType === undefined || isJson(mediaType) || /^\*\/\*|^application\/\*/.test(mediaType) ? schema : undefined

/** Every documented 2xx is one, and whatever the document shows as its success. */
const isSuccess = (operation: Operation, response: Response): boolean =>
  successOf(operation) === response || (response.status !== 'default' && statusOf(response.status, []) < 300)

/** An answer that is documented without a body has none. */
function bodyOfNone({ mediaType, pointer }: Response, body: Json | undefined): readonly Violation[] {
  if (mediaType !== undefined || body === undefined) return []
  const message = 'must be absent: the document describes none'
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
  return outcomeIn(readAnswer(document, operation, status, body), operation, status, body)
}

/** Says the same of an answer that has been read. */
export function outcomeIn(reading: Reading | undefined, operation: Operation, status: number, body: Json | undefined): Outcome {
  // What is documented for any status says nothing of whether this one is a success.
  if (reading?.response.status === 'default' && status >= 400) return 'failure'
  // A body that any schema allows says less than a status that is for failures.
  if (status >= 400 && responseFor(operation, status) === undefined) return 'failure'
  const unread = body === undefined && reading?.schema !== undefined
  if (reading && !unread && (coversStatus(reading.response.status, status) || reading.violations.length === 0))
    return reading.outcome
  return status >= 400 ? 'failure' : 'unclear'
}
