import type { Document, Json, Operation } from '#openapi'
import type { RequestParts } from '../../handlers/message.ts'
import { check } from '../../pipeline/check.ts'
import { createFinder } from '../../pipeline/find.ts'
import { readInputs } from '../../pipeline/inputs.ts'
import { describeFault, type Fault } from '../../pipeline/judge.ts'
import { readBody } from '../../pipeline/read-body.ts'
import type { Inspected } from './inspect.ts'

/** Creates what judges requests by a document whose operations nobody wrote, as its mock does. Credentials and state do not count. */
export function createDocumentInspector(document: Document): (request: RequestParts) => Inspected {
  const { find } = createFinder(document.model)
  return (request) => {
    const { method, path } = request
    const match = find(method, path)
    if (match) return inspect(document, match.route.operation, request, match.parameters)
    // Browsers ask before they ask; no document lists that.
    const faults = method === 'OPTIONS' ? [] : [`${document.file} has no operation ${method} ${path}`]
    return { parameters: {}, body: request.body || undefined, faults }
  }
}

function inspect(
  document: Document,
  operation: Operation,
  request: RequestParts,
  path: Readonly<Record<string, string>>,
): Inspected {
  const { requestBody } = operation
  const inputs = readInputs(document, operation, { path, query: request.query, header: request.header })
  const read = requestBody && readBody(document, requestBody, request.header('content-type'), request.body)
  const checked = check({ document, authorization: 'off' }, operation, request, path)
  const text = request.body || undefined
  return {
    operationId: operation.id,
    parameters: Object.fromEntries(
      Object.entries(inputs).map(([field, value]): [string, Json] => [field.replace(/^\w+\./, ''), value]),
    ),
    body: read?.kind === 'read' ? (read.value ?? text) : text,
    faults: checked.kind === 'sound' ? [] : told(document, operation, checked.refusal),
  }
}

function told(
  document: Document,
  operation: Operation,
  { detail, faults = [] }: { readonly detail: string; readonly faults?: readonly Fault[] },
): readonly string[] {
  const placed = faults.map((fault) => `${describeFault(fault)} (${document.locate(placeOf(operation, fault))})`)
  return placed.length > 0 ? placed : [`${detail} (${document.locate(operation.pointer)})`]
}

/** Where the document says what was sent there. */
function placeOf({ parameters, requestBody, pointer }: Operation, { in: place, keys }: Fault): string {
  if (place === 'body') return requestBody?.pointer ?? pointer
  return parameters.find((one) => one.in === place && one.name === keys[0])?.pointer ?? pointer
}
