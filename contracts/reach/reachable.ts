import { type Document, type Operation, type Response, successOf } from '#openapi'
import { generatedPair, showsBody } from './generated-pair.ts'
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

function reach(document: Document, operation: Operation): Operation {
  const { links, undo } = inferLinks(document, operation)
  const pair = isWhole(document, operation) ? undefined : generatedPair(document, operation)
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

/**
 * Whether the first example is a request as it stands: it says all that the path needs, since of a response alone nobody can tell what it
 * was the response to, and its body is one that the document allows.
 */
function isWhole(document: Document, operation: Operation): boolean {
  const values = operation.pairs[0]?.request.parameters
  if (values === undefined || !showsBody(document, operation)) return false
  return operation.parameters.every(({ in: place, name }) => place !== 'path' || values[`path.${name}`] !== undefined)
}
