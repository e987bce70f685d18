import type { Document } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { ReceivedResponse, SentRequest } from '../http/exchange.ts'
import { isDocumented } from './documented.ts'
import { likenessOf } from './likeness.ts'

/** A response that came more than once, as it came first. */
export interface Same {
  readonly likeness: string
  /** Of the request. */
  readonly url: string
  readonly response: ReceivedResponse
}

/** Counts the responses that are alike and not documented. */
export interface Sameness {
  readonly note: (
    document: Document,
    planned: Pick<PlannedRequest, 'operation'>,
    request: SentRequest,
    response: ReceivedResponse,
  ) => void
  /** What came several times in a row; given once. */
  readonly repeated: () => Same | undefined
  /** What came as the response to everything. */
  readonly only: () => Same | undefined
  /** Whether anything documented came. */
  readonly knowsApi: () => boolean
}

// So many in a row, before anything documented came and after.
const few = { before: 3, after: 5 } as const

/** Creates the count of one run. */
export function createSameness(): Sameness {
  const documented = new Set<object>()
  // All that came are not kept: a large run has tens of thousands.
  const given = new Set<string>()
  let first: Same | undefined
  let several = false
  let last: Same | undefined
  let count = 0
  return {
    note(document, { operation }, request, response) {
      const likeness = likenessOf(response, request)
      const same = [last, first].find((one) => one?.likeness === likeness) ?? { likeness, url: request.url, response }
      first ??= same
      several ||= same !== first
      if (isDocumented(document, operation, response)) {
        documented.add(operation)
        last = undefined
      } else if (documented.size === 0 || documented.has(operation)) {
        count = last === same ? count + 1 : 1
        last = same
      }
    },
    repeated() {
      if (!last || given.has(last.likeness) || count < (documented.size === 0 ? few.before : few.after)) return undefined
      given.add(last.likeness)
      return last
    },
    only: () => (several || documented.size > 0 ? undefined : first),
    knowsApi: () => documented.size > 0,
  }
}
