import { type Document, type Operation, type Reading, readAnswer } from '#openapi'
import type { ReceivedResponse } from '../http/exchange.ts'

interface Read {
  readonly operation: Operation
  readonly reading: Reading | undefined
}

const known = new WeakMap<ReceivedResponse, Read>()

/** Gives the documented answer that a response is read as; found out once: whoever takes note of a response asks. */
export function readingOf(document: Document, operation: Operation, response: ReceivedResponse): Reading | undefined {
  const earlier = known.get(response)
  if (earlier?.operation === operation) return earlier.reading
  const reading = readAnswer(document, operation, response.status, response.json)
  known.set(response, { operation, reading })
  return reading
}
