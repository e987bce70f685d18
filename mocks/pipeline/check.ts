import type { Document, Json, Operation } from '#openapi'
import { isEqual, successOf } from '#openapi'
import { type DocumentState, isJsonPatch } from '../effects/index.ts'
import type { Core } from '../handlers/core.ts'
import type { RequestParts } from '../handlers/message.ts'
import { refuseCredential } from './credentials.ts'
import { readInputs } from './inputs.ts'
import { describeFault, type Fault, judgeBody, judgeInputs } from './judge.ts'
import { chooseContent } from './negotiate.ts'
import { type ReadBody, readBody } from './read-body.ts'
import type { Refusal } from './refusal.ts'
import { stated, statedFor } from './stated.ts'

/** A request that keeps every rule of its operation, or why it does not. */
export type Checked =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'sound'
      readonly inputs: Readonly<Record<string, Json>>
      readonly body: Json | undefined
      readonly mediaType: string | undefined
    }

/** Judges a request, in this order: credential, media types, body that cannot be read, rules of inputs and body. */
export function check(
  { document, authorization }: Pick<Core<DocumentState, unknown>, 'document' | 'authorization'>,
  operation: Operation,
  request: RequestParts,
  path: Readonly<Record<string, string>>,
): Checked {
  const unknown = refuseCredential(document.model, operation.security, request, authorization)
  if (unknown !== undefined)
    return refused({
      statuses: [401, 403],
      otherwise: 401,
      detail: unknown,
      stated: stated(document.model.rejections.unauthenticated),
      headers: challengeOf(operation, document.model.securitySchemes),
    })
  const read: ReadBody = operation.requestBody
    ? readBody(document, operation.requestBody, request.header('content-type'), request.body)
    : { kind: 'absent' }
  if (read.kind === 'unsupported') return refused({ statuses: [415, 400, 422], detail: read.detail })
  if (!isAcceptable(operation, request)) return refused({ statuses: [406], detail: notAcceptable(operation) })
  const { rejections } = operation
  if (read.kind === 'unreadable')
    return refused({ statuses: [400, 422], detail: read.detail, stated: stated(rejections.unparsable, { reason: read.detail }) })
  const inputs = readInputs(document, operation, { path, query: request.query, header: request.header })
  const refusal = judge(document, operation, inputs, read)
  if (refusal) return refused(refusal)
  const sent = read.kind === 'read' ? read : undefined
  return { kind: 'sound', inputs, body: sent?.value, mediaType: sent?.mediaType }
}

/** Judges inputs and body by their rules. */
function judge(
  document: Document,
  operation: Operation,
  inputs: Readonly<Record<string, Json>>,
  read: ReadBody,
): Refusal | undefined {
  const { rejections } = operation
  const all = [...judgeInputs(document, operation, inputs), ...bodyFaults(read, operation, document)].filter(
    (fault) => !isShown(operation, fault, inputs, read),
  )
  const faults = all.slice(0, mostTold)
  const [first] = faults
  if (!first) return undefined
  const more = all.length > mostTold ? ` And ${all.length - mostTold} more.` : ''
  const isBodyless = first.in === 'body' && first.keys.length === 0 && read.kind === 'absent'
  const schema = read.kind === 'read' ? read.content.schema : undefined
  const body =
    read.kind === 'read' && read.value !== undefined && schema !== undefined ? { schema, value: read.value } : undefined
  const named = isBodyless ? stated(rejections.bodyless ?? rejections.unparsable) : undefined
  return {
    statuses: statusesOf(faults),
    otherwise: 400,
    detail: `${faults.map(describeFault).join(' ')}${more}`,
    faults,
    stated: named ?? statedFor(document, operation, inputs, body),
  }
}

/** Of so many faults a failure tells: a list of a thousand wrong items is wrong in the first of them already. */
const mostTold = 20

const refused = (refusal: Refusal): Checked => ({ kind: 'refused', refusal })

/** What the document itself shows as a good request is not refused, even where its schema does not allow it. */
function isShown(
  { pairs }: Operation,
  { in: place, keys }: Fault,
  inputs: Readonly<Record<string, Json>>,
  read: ReadBody,
): boolean {
  const shown = pairs[0]?.request
  if (!shown) return false
  if (place === 'body') return read.kind === 'read' && shown.body !== undefined && isEqual(shown.body, read.value)
  const field = `${place}.${keys[0]}`
  return inputs[field] !== undefined && isEqual(shown.parameters[field], inputs[field])
}

/** What is wrong with the path is an address of nothing, unless the document says that it is looked at. */
const statusesOf = (faults: readonly Fault[]): Refusal['statuses'] =>
  faults.every((fault) => fault.in === 'path') ? [422, 400, 404] : [422, 400]

function bodyFaults(read: ReadBody, { requestBody }: Operation, document: Document): readonly Fault[] {
  if (read.kind === 'read')
    return read.value === undefined || isPatchOf(document, read) ? [] : judgeBody(document, read.content, read.value)
  return read.kind === 'absent' && requestBody?.required
    ? [{ in: 'body', keys: [], message: 'is required', keyword: 'required' }]
    : []
}

/** Swagger 2.0 has one schema for all media types: that of a record says nothing of the steps that change one. */
const isPatchOf = (document: Document, { mediaType, value, content: { schema } }: Extract<ReadBody, { kind: 'read' }>): boolean =>
  isJsonPatch(mediaType) &&
  Array.isArray(value) &&
  schema !== undefined &&
  document.validate(schema, value, 'request').some(({ at, keyword }) => at === '' && keyword === 'type')

const isAcceptable = (operation: Operation, request: RequestParts): boolean => {
  const contents = successOf(operation)?.contents ?? []
  return contents.length === 0 || chooseContent(contents, request.header('accept')) !== undefined
}

const notAcceptable = (operation: Operation): string =>
  `The response is available in none of the accepted media types. Available:  ${(successOf(operation)?.contents ?? []).map(({ mediaType }) => mediaType).join(', ')}.`

/** @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 RFC 9110, WWW-Authenticate} */
function challengeOf(
  { security }: Operation,
  schemes: Readonly<Record<string, { readonly prefix: string }>>,
): Readonly<Record<string, string>> {
  const names = security.flatMap((requirement) => Object.keys(requirement).map((name) => schemes[name]?.prefix.trim() ?? ''))
  const challenges = [...new Set(names.filter((name) => name !== ''))].map((name) => `${name} realm="mock"`)
  return challenges.length === 0 ? {} : { 'WWW-Authenticate': challenges.join(', ') }
}
