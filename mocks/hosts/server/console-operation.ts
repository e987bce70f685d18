import { isObject, type Json, type Operation, type RequestExample } from '#openapi'
import { requestOf } from '#openapi/values'
import type { AnyMock } from '../../mock.ts'
import { type FieldRow, listFields } from './console-fields.ts'

/** What the console asks for when an operation is opened: too much to have it of each operation at once. */
export interface OperationDetails {
  readonly fields: readonly FieldRow[]
  /** A request the document allows; undefined where none can be made. */
  readonly request?: ReadyExample
  /** Why there is none. */
  readonly reason?: string
}

/** A request whose body is written as it is sent. */
export interface ReadyExample {
  /** By place and name: `query.id`. */
  readonly parameters: RequestExample['parameters']
  readonly mediaType?: string
  readonly body?: string
}

/**
 * Gives the details of an operation; undefined where there is none.
 *
 * @param query The API's name and the operation's id: `api=milvus&id=listUsers`.
 */
export function showDetails(mocks: readonly AnyMock[], query: string): OperationDetails | undefined {
  const asked = new URLSearchParams(query)
  const mock = mocks.find(({ name }) => name === asked.get('api'))
  const operation = mock?.document.model.operations.find(({ id }) => id === asked.get('id'))
  if (!mock || !operation) return undefined
  const fields = listFields(mock.document.model, operation)
  const requested = requestOf(mock.document, operation)
  return 'reason' in requested ? { fields, reason: requested.reason } : { fields, request: readyOf(operation, requested.request) }
}

function readyOf({ requestBody }: Operation, { parameters, body }: RequestExample): ReadyExample {
  if (!requestBody || body === undefined) return { parameters }
  const { mediaType } = requestBody
  return { parameters, mediaType, body: writeBody(mediaType, body) }
}

function writeBody(mediaType: string, body: Json): string {
  if (/urlencoded/.test(mediaType) && isObject(body)) return new URLSearchParams(pairsOf('', body)).toString()
  return typeof body === 'string' ? body : JSON.stringify(body, undefined, 2)
}

/** What lies deeper in brackets, `address[city]`, as most servers that take forms read it. */
function pairsOf(name: string, value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, one]) => pairsOf(name === '' ? key : `${name}[${key}]`, one))
}
