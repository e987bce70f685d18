import type { Document, Operation } from '#openapi'
import { readingOf } from '../exchange/reading.ts'
import type { ReceivedResponse } from '../http/exchange.ts'

/** Whether a response is one that the document has for an operation: its status, and a body that keeps the schema. */
export function isDocumented(document: Document, operation: Operation, response: ReceivedResponse): boolean {
  const { status, json, text } = response
  const reading = readingOf(document, operation, response)
  if (!reading || reading.response.status !== status || reading.violations.length > 0) return false
  const { mediaType } = reading.response
  if (mediaType === undefined) return text === ''
  return json !== undefined || !mediaType.endsWith('json')
}
