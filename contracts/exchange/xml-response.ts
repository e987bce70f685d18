import { type Document, type Operation, responseFor } from '#openapi'
import { isXml, readXml, typed } from '#openapi/media'
import type { ReceivedResponse } from '../http/exchange.ts'

/**
 * Gives a response whose body is XML as if it were the JSON that its schema describes: texts have the types that are asked for.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#xml-object OpenAPI 3.1.1, XML Object}
 */
export function withXml(document: Document, operation: Operation, response: ReceivedResponse): ReceivedResponse {
  const mediaType = response.headers['content-type'] ?? ''
  if (!isXml(mediaType) || response.text.trim() === '') return response
  const contents = responseFor(operation, response.status)?.contents ?? []
  const content = contents.find((one) => bare(one.mediaType) === bare(mediaType)) ?? contents.find((one) => isXml(one.mediaType))
  const value = readXml(document, content?.schema, response.text)
  if (value === undefined) return { ...response, jsonProblem: 'it is not well-formed XML' }
  const { jsonProblem: _, ...read } = response
  return { ...read, json: typed(document, content?.schema, value) }
}

const bare = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase()
