import {
  type Document,
  type Evidence,
  fieldValue,
  type Operation,
  type Pair,
  type Response,
  successOf,
  withField,
} from '#openapi'
import { generatedPair, showsBody } from './generated-pair.ts'
import { type InferredChange, inferredChangeOf, linkToItself, secretOf } from './inferred-change.ts'
import { inferLinks } from './inferred-links.ts'

const known = new WeakMap<Document, Document>()

/**
 * Gives every operation of a document what a run needs to reach it: a request where there is no example, and the Links and undo that its
 * effects let one conclude. What the document says itself stays as it is. Made once for each document.
 */
export function reachable(document: Document): Document {
  const made = known.get(document) ?? make(document)
  known.set(document, made)
  // What is made reachable is reachable.
  known.set(made, made)
  return made
}

function make(document: Document): Document {
  const operations = document.model.operations.map((operation) => reach(document, operation))
  const isSame = operations.every((operation, index) => operation === document.model.operations[index])
  return isSame ? document : { ...document, model: { ...document.model, operations } }
}

function reach(document: Document, described: Operation): Operation {
  const operation = answered(described)
  const { links: others, undo } = inferLinks(document, operation)
  const change = inferredChangeOf(document, operation)
  const links = change ? [...others, linkToItself(operation, change)] : others
  const made = isWhole(document, operation) ? undefined : generatedPair(document, operation)
  const pair = made && change ? withSecret(document, made, change) : made
  if (links.length === 0 && !undo && !pair) return operation
  const success = successOf(operation)
  const withLinks = (response: Response) =>
    response === success ? { ...response, links: [...response.links, ...links] } : response
  return {
    ...operation,
    responses: operation.responses.map(withLinks),
    ...(undo ? { undo } : {}),
    ...(pair ? { pairs: [pair] } : {}),
  }
}

/** What a change says is true now has to be what a creation may set. */
function withSecret(document: Document, pair: Pair, change: InferredChange): Pair {
  for (const creator of document.model.operations) {
    const place = secretOf(document, creator, change)
    const first = creator.pairs[0] ?? generatedPair(document, creator)
    const value = place === undefined ? undefined : fieldValue(first?.request ?? pair.request, `body${place}`)
    if (value !== undefined) return { ...pair, request: withField(pair.request, `body/${change.current}`, value) }
  }
  return pair
}

/**
 * Whether the first example is a request as it stands: it says all that the path needs, since of a response alone nobody can tell what it
 * was the response to, and its body is one that the document allows.
 */
function isWhole(document: Document, operation: Operation): boolean {
  const values = operation.pairs[0]?.request.parameters
  if (values === undefined || !showsBody(document, operation)) return false
  return operation.parameters.every(({ in: place, name }) => place !== 'path' || values[`path.${name}`] !== undefined)
}

/** An operation may describe no response: then any is right, and its status alone says whether it is a success. */
function answered(operation: Operation): Operation {
  const { pointer, responses } = operation
  if (responses.length > 0) return operation
  const evidence: Evidence = { level: 'inferred', source: 'the document describes no response' }
  const body = { mediaType: '*/*', contents: [], headers: [], examples: [], links: [] }
  return { ...operation, responses: [{ status: 'default', pointer, description: '', evidence, ...body }] }
}
