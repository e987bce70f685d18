import { type Document, type Operation, readAnswer } from '#openapi'
import type { ReceivedResponse } from '../http/exchange.ts'

/** Whether a response is one that the document has for an operation: its status, and a body that keeps the schema. */
export function isDocumented(document: Document, operation: Operation, { status, json, text }: ReceivedResponse): boolean {
  const reading = readAnswer(document, operation, status, json)
  if (!reading || reading.response.status !== status || reading.violations.length > 0) return false
  const { mediaType } = reading.response
  if (mediaType === undefined) return text === ''
  return json !== undefined || !mediaType.endsWith('json')
}
