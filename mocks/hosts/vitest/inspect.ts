import { type Document, placeOf, type Violation } from '#openapi'
import type { Api } from '../../handlers/api.ts'
import type { Judge } from '../../handlers/judge.ts'
import type { RequestParts } from '../../handlers/message.ts'
import { createPlan, type Plan } from '../../handlers/plan.ts'
import { createRouter, type Match } from '../../handlers/route.ts'
import { bodyRules, judgedParameters, parameterRules } from '../../handlers/rules.ts'
import type { AnyState } from '../../mock.ts'

/** What the document says about a request. */
export interface Inspected {
  /** Absent: the request is for no operation of the document. */
  readonly operationId?: string
  /** Values in query and path, by name. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** The body as the operation reads it; the text where it cannot be read; undefined where there is none. */
  readonly body: unknown
  /** What the document does not allow about it, each with the place that says so. Empty: the request keeps the contract. */
  readonly faults: readonly string[]
}

type AnyPlan = Plan<AnyState, unknown>

/**
 * Creates what judges requests by the document alone, with the mock's own judges. Credentials and state do not count: a wrong
 * password is a request the document allows.
 */
export function createInspector(api: Api<AnyState, unknown>, document: Document): (request: RequestParts) => Inspected {
  const routes = document.model.operations.map((operation) => ({
    method: operation.method,
    path: operation.path,
    route: createPlan(api, document, operation, undefined),
  }))
  const { find } = createRouter(document.model.notations, routes)
  return (request) => {
    const { method, path } = request
    const match = find(method, path) ?? (method === 'HEAD' ? find('GET', path) : undefined)
    if (match) return inspect(document, match, request)
    // Browsers ask before they ask; no document lists that.
    const faults = method === 'OPTIONS' ? [] : [`${document.file} has no operation ${method} ${path}`]
    return { parameters: {}, body: request.body || undefined, faults }
  }
}

function inspect(document: Document, { route, parameters }: Match<AnyPlan>, { query, body: text }: RequestParts): Inspected {
  const { operation } = route
  const read = route.parameters?.read(query, parameters) ?? {}
  const listed = parameterRules(document, judgedParameters(operation))
  const wrong = judged(document, route.parameters?.judge, listed.validate, read)
  const body = inspectBody(document, route, text)
  return { operationId: operation.id, parameters: read, body: body.value, faults: [...wrong, ...body.faults] }
}

function inspectBody(
  document: Document,
  { body, operation }: AnyPlan,
  text: string,
): { value: unknown; faults: readonly string[] } {
  const { requestBody } = operation
  if (!body || !requestBody) return { value: text || undefined, faults: [] }
  const where = document.locate(requestBody.pointer)
  if (text.trim() === '') return { value: undefined, faults: body.required ? [`it needs a body (${where})`] : [] }
  const read = body.read(text, body.properties)
  if (!('value' in read)) return { value: text, faults: [`its body cannot be read: ${read.reason} (${where})`] }
  const { validate } = bodyRules(document, requestBody.schema)
  return { value: read.value, faults: judged(document, body.judge, validate, read.value) }
}

function judged(
  document: Document,
  judge: Judge | undefined,
  validate: (value: unknown) => readonly Violation[],
  value: unknown,
): readonly string[] {
  if (!judge || !isRejected(judge, value)) return []
  return [...new Set(validate(value).map((violation) => describe(document, violation)))]
}

function isRejected(judge: Judge, value: unknown): boolean {
  try {
    return judge(value).rejection !== undefined
  } catch {
    // The document has no answer to it; so much the less it allows it.
    return true
  }
}

/** In the words of the rule: a value could be a secret. */
const describe = (document: Document, violation: Violation): string =>
  `${placeOf(violation) || 'the body'} ${violation.message} (${document.locate(violation.rule)})`
