import { type Content, type Document, type Json, type Operation, type Response, responseFor, statusOf, successOf } from '#openapi'
import { type Act, type Decision, type Done, repaired } from '../effects/index.ts'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import { problem } from '../handlers/problem.ts'
import type { Sample } from '../handlers/receiver.ts'
import { type Base, type BaseOf, createBases, named } from './base-body.ts'
import { echoed } from './echo.ts'
import { filledFailure, toldOf } from './fill-failure.ts'
import { headersOf } from './headers.ts'
import { chooseContent, concreteType } from './negotiate.ts'
import { linkHeader, pageLinks } from './page-links.ts'
import { failureFor, type Refusal } from './refusal.ts'
import { successBody } from './success-body.ts'
import { titleOf } from './titles.ts'
import { writeBody } from './write.ts'

/** Writes responses as the document says. */
export interface DocumentResponder {
  readonly succeed: (act: Act, decision: Decision, request: RequestParts, mount: string) => ResponseParts
  /** Makes up a response of a documented status. */
  readonly sample: Sample
  /** @param operation The operation that was meant; undefined where there is none. */
  readonly refuse: (operation: Operation | undefined, refusal: Refusal, request: RequestParts) => ResponseParts
}

/** @param seed The same one makes the same values. */
export function createDocumentResponder(document: Document, seed: string): DocumentResponder {
  const bases = createBases(document, seed)
  return {
    succeed: (act, decision, request, mount) => succeed(bases, seed, { act, decision, request, mount }),
    sample: (operation, status, fresh) =>
      sample(document, fresh ? createBases(document, crypto.randomUUID(), false) : bases, operation, status),
    refuse: (operation, refusal, request) => refuse(document, bases, operation, refusal, request),
  }
}

interface Success {
  readonly act: Act
  readonly decision: Decision
  readonly request: RequestParts
  /** Base path the request was sent below. */
  readonly mount: string
}

function succeed(bases: BaseOf, seed: string, { act, decision, request, mount }: Success): ResponseParts {
  const { document, operation } = act
  const done: Done = decision.kind === 'done' ? decision : { kind: 'done' }
  const response = documentedSuccess(operation, done.status)
  if (!response) return { status: operation.method === 'DELETE' ? 204 : 200, headers: {} }
  const status = successStatus(operation, response, done)
  const own = withTag(headersOf(document, response, seed), response, done.tag)
  const location =
    done.location === undefined ? {} : { Location: locationFor(document, response, request, `${mount}${done.location}`) }
  const content = chooseContent(response.contents, request.header('accept'))
  if (status === 204 || status === 304 || status === 205 || !content) return { status, headers: { ...own, ...location } }
  const base = bases(response, content)
  const links = () => (done.list === undefined ? {} : pageLinks(document, operation, done.list, request))
  const value =
    decision.kind === 'done'
      ? successBody(document, operation, content, done, base?.value, links)
      : silentBody(act, content, base)
  const headers = { 'Content-Type': concreteType(content.mediaType), ...own, ...linkHeader(response, links), ...location }
  const shown = value === base?.value ? named(base, status) : {}
  return { status, headers, body: value === undefined ? '' : writeBody(document.model, content, value), ...shown }
}

/** A path, as HTTP allows; where the document asks for a whole URL (`format: uri`), that. */
function locationFor(document: Document, { headers }: Response, { origin }: RequestParts, path: string): string {
  const schema = headers.find(({ name }) => name.toLowerCase() === 'location')?.schema
  const isAllowed = schema === undefined || document.validate(schema, path, 'response').length === 0
  return isAllowed || origin === undefined ? path : `${origin}${path}`
}

function successStatus({ responses }: Operation, { status }: Response, done: Done): number {
  const known = responses.map((one) => one.status)
  return status === '2XX' || status === 'default' ? (done.status ?? statusOf(status, known)) : statusOf(status, known)
}

function withTag(
  headers: Readonly<Record<string, string>>,
  response: Response,
  tag: string | undefined,
): Readonly<Record<string, string>> {
  const name = response.headers.find((one) => one.name.toLowerCase() === 'etag')?.name
  return name === undefined || tag === undefined ? headers : { ...headers, [name]: tag }
}

/** What a request gets that changes nothing: what the document shows for it, else what it shows, else something made up of what was sent. */
function silentBody({ document, shown, body, inputs }: Act, { schema }: Content, base: Base | undefined): Json | undefined {
  const isAllowed = (value: Json) => schema === undefined || document.validate(schema, value, 'response').length === 0
  if (shown !== undefined && isAllowed(shown)) return shown
  if (!base || base.shown) return base?.value
  const path = Object.entries(inputs).flatMap(([field, value]) =>
    field.startsWith('path.') ? [[field.slice(5), value] as const] : [],
  )
  const own = echoed(base.value, body, Object.fromEntries(path))
  return isAllowed(own) ? own : base.value
}

function sample(document: Document, bases: BaseOf, operation: Operation, wanted?: number): ResponseParts | undefined {
  const response = wanted === undefined ? successOf(operation) : responseFor(operation, wanted)
  if (!response) return undefined
  const status = wanted ?? successStatus(operation, response, { kind: 'done' })
  const content = chooseContent(response.contents, undefined)
  const base = content && bases(response, content)
  const headers = headersOf(document, response, '')
  if (!content || !base) return { status, headers }
  return {
    status,
    headers: { 'Content-Type': concreteType(content.mediaType), ...headers },
    body: writeBody(document.model, content, base.value),
    ...named(base, status),
  }
}

/** The response of a success: of the status that fits best where it is documented, else the document's own. */
function documentedSuccess(operation: Operation, status: number | undefined): Response | undefined {
  const wanted = status === undefined ? undefined : operation.responses.find((one) => one.status === status)
  return wanted ?? successOf(operation)
}

function refuse(
  document: Document,
  bases: BaseOf,
  operation: Operation | undefined,
  refusal: Refusal,
  request: RequestParts,
): ResponseParts {
  const found = operation && failureFor(operation, refusal)
  const first = refusal.otherwise ?? refusal.statuses[0]
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
  const filled = filledFailure(base.shown ? base.value : toldOf(document, content.schema, base.value), failure, base.shown)
  const value = content.schema === undefined ? filled : (repaired(document, content.schema, filled, base.value) ?? base.value)
  return {
    status,
    headers: { 'Content-Type': concreteType(content.mediaType), ...headers },
    body: writeBody(document.model, content, value),
    ...named(base, status),
  }
}
