import {
  type BrokenHeader,
  coversStatus,
  type Document,
  isJson,
  listBrokenHeaders,
  type Operation,
  readAnswer,
  readJson,
} from '#openapi'
import { splitTarget } from '../../handlers/message.ts'
import { bareType, covers } from '../../pipeline/negotiate.ts'
import type { ReceivedRequest } from './observed-mock.ts'

/** An API, or a mock of it. */
export interface Contract {
  readonly document: Document | (() => Document)
  readonly requests?: readonly ReceivedRequest[]
}

/**
 * Finds the operation a response belongs to.
 *
 * @param operationId Default: the only operation at the response's URL, or the one its mock was last asked there.
 * @returns The operation, or in words why there is none.
 */
export function findOperation(contract: Contract, response: Response, operationId?: string): Operation | string {
  const { file, model } = documentOf(contract)
  const listed = model.operations.map(({ id }) => id).join(', ')
  if (operationId !== undefined)
    return (
      model.operations.find(({ id }) => id === operationId) ?? `${file} has no operation "${operationId}". It has: ${listed}.`
    )
  const { path } = splitTarget(response.url)
  const last = contract.requests?.findLast((request) => path.endsWith(request.path))
  const [only, ...more] = model.operations.filter(
    ({ id, path: template }) => id === (last?.operationId ?? id) && pathOf(template).test(path),
  )
  if (only && more.length === 0) return only
  const several = only ? `several operations at ${path}` : `no operation at ${path || 'the URL of this response, which has none'}`
  return `${file} has ${several}. Name the operation: toKeepContract(api, 'operationId'). It has: ${listed}.`
}

const pathOf = (template: string): RegExp =>
  new RegExp(`${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`)

/** Gives the document of an API or of a mock. */
export const documentOf = ({ document }: Contract): Document => (typeof document === 'function' ? document() : document)

/** Lists what a response breaks of what is documented for an operation: status, content type, headers, body. */
export async function listBroken(document: Document, operation: Operation, response: Response): Promise<readonly string[]> {
  const text = await response.clone().text()
  const read = readJson(text)
  const json = 'value' in read ? read.value : undefined
  const reading = readAnswer(document, operation, response.status, json)
  if (!reading) return [`${operation.id} documents no response`]
  const { response: documented } = reading
  const where = document.locate(documented.pointer)
  const statuses = operation.responses.map(({ status }) => status).join(', ')
  const broken = coversStatus(reading.response.status, response.status)
    ? []
    : [`expected status ${statuses}, actual ${response.status} (${where})`]
  broken.push(...listBrokenHeaders(document, documented.headers, linesOf(response)).map((one) => describeHeader(document, one)))
  if (documented.mediaType === undefined) return text === '' ? broken : [...broken, `expected no body, actual one (${where})`]
  const actual = mediaTypeOf(response)
  const known = documented.contents.map(({ mediaType }) => mediaType)
  if (!known.some((one) => isOfType(actual, one)))
    broken.push(`expected content type ${known.join(' or ')}, actual ${actual || 'none'} (${where})`)
  else if (!isJson(actual)) return broken
  if ('problem' in read) return [...broken, `expected JSON, actual a body that is not JSON: ${read.problem} (${where})`]
  return [
    ...broken,
    ...reading.violations.map(({ at, message, rule }) => `${at || 'the body'} ${message} (${document.locate(rule)})`),
  ]
}

/** Fetch has joined the lines of a header already, but those of cookies. */
const linesOf =
  ({ headers }: Response) =>
  (name: string): readonly string[] => {
    const text = headers.get(name)
    if (text === null) return []
    return name.toLowerCase() === 'set-cookie' ? headers.getSetCookie() : [text]
  }

function describeHeader({ locate }: Document, { header, text, violation, message }: BrokenHeader): string {
  if (text === undefined) return `expected header "${header.name}", actual none (${locate(header.pointer)})`
  return `header "${header.name}" ${message} (${locate(violation?.rule ?? header.pointer)})`
}

/** @param known As documented: a range such as `image/*` too, or with parameters. */
const isOfType = (actual: string, known: string): boolean => covers(bareType(known), actual)

const mediaTypeOf = (response: Response): string =>
  (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
