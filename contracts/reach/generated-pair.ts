import { type Answer, type Document, type Operation, type Pair, statusOf, successOf } from '#openapi'
import { requestOf } from '#openapi/values'
import { firstPageRequest } from './page-request.ts'
import { withPlaceholders } from './placeholder.ts'
import { withoutKey } from './without-key.ts'

/** Whether the body of the first example, where it has one, is one that the document allows. */
export function showsBody({ validate }: Document, { pairs: [first], requestBody }: Operation): boolean {
  const body = first?.request.body
  return body === undefined || !requestBody || validate(requestBody.schema, body, 'request').length === 0
}

/**
 * Gives an operation without examples a pair: a valid request, and the documented success of which nothing but its form is known.
 *
 * @returns undefined where the document has no success, or no valid request could be generated.
 */
export function generatedPair(document: Document, operation: Operation): Pair | undefined {
  const success = successOf(operation)
  const shown = showsBody(document, operation) ? operation : { ...operation, pairs: [] }
  const asked = requestOf(document, shown, operation.id)
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
    request: withPlaceholders(
      document,
      operation,
      withoutKey(document, operation, firstPageRequest(document, operation, asked.request)),
    ),
    response,
    generated: true,
  }
}
