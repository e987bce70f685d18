import { type Document, isEqual, type Operation, type Outcome, outcomeOf, readJson } from '#openapi'
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
  if (tellsByStatus(operation)) return 'success'
  const read = readJson(body ?? '')
  return outcomeOf(document, operation, status, 'value' in read ? read.value : undefined)
}

function tellsByStatus({ pairs }: Operation): boolean {
  const success = pairs[0]?.response
  return !pairs.some(({ response }) => response.status === success?.status && !isEqual(response.value, success?.value))
}
