import { type Document, isEqual, type Json, type Operation, type Outcome, outcomeOf } from '#openapi'
import type { ResponseParts } from '../handlers/message.ts'
import type { AnyMock } from '../mock.ts'
import type { SayMore } from '../sandboxes/journal.ts'

/** Says of each request of a mock whether its response tells of success; nothing where it is for no operation. */
export const sayOutcome =
  ({ document }: AnyMock): SayMore =>
  ({ operation, response }) =>
    operation ? { outcome: outcomeShown(document, operation, response) } : {}

/**
 * Says whether a response tells of success. By its status, as HTTP has it; only where an operation documents both with one status, by
 * what is in it.
 */
function outcomeShown(document: Document, operation: Operation, response: ResponseParts): Outcome {
  const { status, body, dropped } = response
  if (dropped || status >= 400) return 'failure'
  return tellsByStatus(operation) ? 'success' : outcomeOf(document, operation, status, readJson(body))
}

function tellsByStatus({ pairs }: Operation): boolean {
  const success = pairs[0]?.response
  return !pairs.some(({ response }) => response.status === success?.status && !isEqual(response.value, success?.value))
}

function readJson(body = ''): Json | undefined {
  try {
    return JSON.parse(body) as Json
  } catch {
    return undefined
  }
}
