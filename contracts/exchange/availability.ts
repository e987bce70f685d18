import { type Document, type Operation, responseFor } from '#openapi'
import type { Exchange } from '../http/exchange.ts'
import { schemeOf } from './credential.ts'
import type { PlannedRequest } from './planned-request.ts'

/** What was asked, and whether it had to fail. */
export interface Asked {
  readonly request: Pick<PlannedRequest, 'operation' | 'credential'>
  readonly expected?: { readonly outcome: 'success' | 'failure' }
}

/** Which operations a target has, learned from its answers. */
export interface Availability {
  /** Takes note of an answer; says whether it means that the target does not have the operation. */
  readonly note: (step: Asked, exchange: Exchange) => boolean
  /** Why a step need not be sent; undefined where it should be. */
  readonly reasonToSkip: (step: { readonly request: PlannedRequest; readonly restores?: string }) => string | undefined
  readonly unserved: () => readonly Operation[]
  /** Takes note that a request was not served that should have been. */
  readonly miss: () => void
  /** Whether anything was not served that should have been. */
  readonly disappoints: () => boolean
  /** Takes note that an operation has answered with a documented success. */
  readonly reach: (operation: Operation) => void
  /** Ids of those operations. */
  readonly reached: ReadonlySet<string>
  readonly isServed: (operation: Operation) => boolean
  /** Whether anything was answered that says the API is here. */
  readonly servesAnything: () => boolean
}

const absent: readonly number[] = [404, 405, 501]

/** Creates the memory of what one target serves of one document. */
export function createAvailability(document: Document): Availability {
  const served = new Set<Operation>()
  const unserved = new Set<Operation>()
  const silent = new Set<Operation>()
  const reached = new Set<string>()
  let present = false
  let missed = false
  return {
    note({ request: { operation, credential }, expected }, { response, failure }) {
      if (failure?.kind === 'time-limit') silent.add(operation)
      if (!response) return false
      // Whoever is at the door refuses any credential but a right one, even where there is nothing behind it.
      const known = credential === 'own' && schemeOf({ operation }, document.model) !== undefined
      const turnedAway = !known && [401, 403].includes(response.status)
      if (!absent.includes(response.status) && !turnedAway) present = true
      // Where it has to fail, a 404 may well be how: that it is there, the request says that has to be served.
      if (expected?.outcome === 'failure' && absent.includes(response.status)) return false
      const missing = !served.has(operation) && isAbsent(document, operation, response)
      ;(missing ? unserved : served).add(operation)
      return missing
    },
    reasonToSkip({ request: { operation }, restores }) {
      if (unserved.has(operation)) return `${operation.id} is not served`
      return silent.has(operation) && !restores ? `${operation.id} stopped responding` : undefined
    },
    unserved: () => [...unserved],
    miss: () => {
      missed = true
    },
    disappoints: () => missed || unserved.size > 0 || silent.size > 0,
    reach: ({ id }) => void reached.add(id),
    reached,
    isServed: (operation) => served.has(operation),
    servesAnything: () => present,
  }
}

/**
 * Decided by the first answer of an operation; a 404 that the document has for it may be about its subject. But the first request
 * of an operation with another notation is one that has to be served, where this notation is.
 */
function isAbsent(document: Document, operation: Operation, { status, json }: NonNullable<Exchange['response']>): boolean {
  if (!absent.includes(status)) return false
  if (hasOtherNotation(document, operation)) return true
  const documented = responseFor(operation, status)
  return documented?.schema === undefined || document.validate(documented.schema, json, 'response').length > 0
}

/** Whether an operation is also documented in another notation, of which a target may serve one. */
export const hasOtherNotation = ({ model }: Document, { id, alternativeOf }: Operation): boolean =>
  alternativeOf !== undefined || model.operations.some((one) => one.alternativeOf === id)
