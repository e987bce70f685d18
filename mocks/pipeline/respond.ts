import { type Document, type Json, type Operation, type Response, responseFor, statusOf, successOf } from '#openapi'
import { valueFor } from '#openapi/values'
import type { Decision, Done } from '../effects/index.ts'
import { repaired } from '../effects/index.ts'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import { problem } from '../handlers/problem.ts'
import { type BaseOf, createBases } from './base-body.ts'
import { filledFailure } from './fill-failure.ts'
import { chooseContent, concreteType } from './negotiate.ts'
import { failureFor, type Refusal } from './refusal.ts'
import { successBody } from './success-body.ts'
import { titleOf } from './titles.ts'
import { writeBody } from './write.ts'

/** Writes responses as the document says. */
export interface DocumentResponder {
  readonly succeed: (
    operation: Operation,
    decision: Exclude<Decision, { kind: 'refused' }>,
    request: RequestParts,
    mount: string,
  ) => ResponseParts
  /** @param operation The operation that was meant; undefined where there is none. */
  readonly refuse: (operation: Operation | undefined, refusal: Refusal, request: RequestParts) => ResponseParts
}

/** @param seed The same one makes the same values. */
export function createDocumentResponder(document: Document, seed: string): DocumentResponder {
  const bases = createBases(document, seed)
  return {
    succeed: (operation, decision, request, mount) => succeed(document, bases, seed, { operation, decision, request, mount }),
    refuse: (operation, refusal, request) => refuse(document, bases, operation, refusal, request),
  }
}

interface Success {
  readonly operation: Operation
  readonly decision: Exclude<Decision, { kind: 'refused' }>
  readonly request: RequestParts
  /** Base path the request was sent below. */
  readonly mount: string
}

function succeed(
  document: Document,
  bases: BaseOf,
  seed: string,
  { operation, decision, request, mount }: Success,
): ResponseParts {
  const done: Done = decision.kind === 'done' ? decision : { kind: 'done' }
  const response = documentedSuccess(operation, done.status)
  if (!response) return { status: operation.method === 'DELETE' ? 204 : 200, headers: {} }
  const known = operation.responses.map(({ status }) => status)
  const status =
    response.status === '2XX' || response.status === 'default'
      ? (done.status ?? statusOf(response.status, known))
      : statusOf(response.status, known)
  const own = headersOf(document, response, seed)
  const location = done.location === undefined ? {} : { Location: `${mount}${done.location}` }
  const content = chooseContent(response.contents, request.header('accept'))
  if (status === 204 || status === 304 || status === 205 || !content) return { status, headers: { ...own, ...location } }
  const base = bases(response, content)?.value
  const value = decision.kind === 'done' ? successBody(document, operation, content, done, base) : base
  const headers = { 'Content-Type': concreteType(content.mediaType), ...own, ...location }
  return { status, headers, body: value === undefined ? '' : writeBody(document.model, content, value) }
}

/** The response of a success: of the status that fits best where it is documented, else the document's own. */
function documentedSuccess(operation: Operation, status: number | undefined): Response | undefined {
  const wanted = status === undefined ? undefined : operation.responses.find((one) => one.status === status)
  return wanted ?? successOf(operation)
}

/** The headers that have an example or have to be there. */
function headersOf(document: Document, { headers }: Response, seed: string): Readonly<Record<string, string>> {
  const entries = headers.flatMap(({ name, required, example, schema }): [string, string][] => {
    if (example !== undefined) return [[name, writable(example)]]
    if (!required && !/^(x-|ratelimit)/i.test(name)) return []
    const valued = valueFor(document, schema, { direction: 'response', seed, name })
    return 'value' in valued ? [[name, writable(textOf(valued.value))]] : []
  })
  return Object.fromEntries(entries)
}

const textOf = (value: Json): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(String).join(',') : JSON.stringify(value)

/** What a header cannot hold is written as in a URL. */
const writable = (text: string): string => text.replaceAll(/[^\t -~]/gu, encodeURIComponent)

function refuse(
  document: Document,
  bases: BaseOf,
  operation: Operation | undefined,
  refusal: Refusal,
  request: RequestParts,
): ResponseParts {
  const found = operation && failureFor(operation, refusal)
  const [first] = refusal.statuses
  const extra = refusal.headers ?? {}
  if (!found) {
    const undocumented = problem(first, titleOf(first), refusal.detail)
    return { ...undocumented, headers: { ...undocumented.headers, ...extra } }
  }
  const { response, status } = found
  const headers = { ...headersOf(document, response, ''), ...extra }
  const content = chooseContent(response.contents, request.header('accept')) ?? chooseContent(response.contents, undefined)
  const base = content && bases(response, content)
  if (!content || !base) return { status, headers }
  const failure = { status, title: titleOf(status), detail: refusal.detail, path: request.path, faults: refusal.faults ?? [] }
  const filled = filledFailure(base.value, failure, base.shown)
  const value = content.schema === undefined ? filled : (repaired(document, content.schema, filled, base.value) ?? base.value)
  return {
    status,
    headers: { 'Content-Type': concreteType(content.mediaType), ...headers },
    body: writeBody(document.model, content, value),
  }
}

/** Whether the document has the status, or a range of it. */
export const isDocumented = (operation: Operation, status: number): boolean => responseFor(operation, status) !== undefined
