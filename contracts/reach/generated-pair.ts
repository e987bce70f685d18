import {
  type Answer,
  type Document,
  type Json,
  type Operation,
  type Pair,
  type RequestExample,
  statusOf,
  successOf,
} from '#openapi'
import { type Collection, effectsOf } from '#openapi/effects'
import { requestOf, valueFor } from '#openapi/values'

/**
 * Gives an operation without examples a pair: a valid request, and the documented success of which nothing but its form is known.
 *
 * @returns undefined where the document has no success, or no valid request could be made.
 */
export function generatedPair(document: Document, operation: Operation): Pair | undefined {
  const success = successOf(operation)
  const asked = requestOf(document, operation, operation.id)
  if (!success || 'reason' in asked) return undefined
  const { pointer, mediaType, schema, evidence } = success
  const response: Answer = {
    name: 'generated',
    status: statusOf(success.status, []),
    headers: [],
    pointer,
    evidence,
    values: {},
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(schema === undefined ? {} : { schema }),
  }
  return {
    name: 'generated',
    operationId: operation.id,
    pointer: operation.pointer,
    summary: 'A valid request gets a documented response.',
    evidence: operation.evidence,
    after: [],
    request: withKeys(document, operation, asked.request),
    response,
    generated: true,
  }
}

/** A key stands for the same record in the requests of all operations, and for nothing else: it is replaced by that of an actual one. */
function withKeys(document: Document, operation: Operation, request: RequestExample): RequestExample {
  const parameters: Record<string, Json> = { ...request.parameters }
  const collections = effectsOf(document).collections
  for (const { name } of operation.parameters.filter(({ in: place }) => place === 'path')) {
    const collection = collections.find(
      (one) => one.key?.parameter === name && operation.path.startsWith(`${one.path}/{${name}}`),
    )
    const key = collection && placeholder(document, operation, collection)
    if (key !== undefined && isMade(document, collection)) parameters[`path.${name}`] = key
  }
  return { ...request, parameters }
}

/** Whether records of a collection can be had: created, or taken from a list. */
const isMade = (document: Document, collection: Collection | undefined): boolean =>
  document.model.operations.some((operation) => {
    const { value } = effectsOf(document).of(operation)
    return (value.kind === 'create' || value.kind === 'list') && value.of.path === collection?.path
  })

/** A key that nothing else in a request is likely to be equal to. */
function placeholder(document: Document, operation: Operation, { path, key }: Collection): Json | undefined {
  const parameter = operation.parameters.find(({ in: place, name }) => place === 'path' && name === key?.parameter)
  if (!parameter) return undefined
  const unlikely = [900_000_000 + (hashOf(path) % 99_999_999), `record-of-${path.replace(/[^A-Za-z]+/g, '-')}`]
  const fitting = unlikely.find((value) => document.validate(parameter.schema, value, 'request').length === 0)
  if (fitting !== undefined) return fitting
  const made = valueFor(document, parameter.schema, { direction: 'request', seed: path, name: parameter.name })
  return 'value' in made ? made.value : undefined
}

const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7)
