import { annotationsOf, type Document, type Operation, type Outcome, withValueAt } from '#openapi'
import { schemeOf } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Exchange, ReceivedResponse } from '../http/exchange.ts'
import { describeSpeaker } from './likeness.ts'

/** A request with the run's own credential that was not let in. */
export interface TurnedAway {
  readonly operationId: string
  readonly status: number
  /** Who said so, in its own words; it may hold secrets. */
  readonly speaker: string
}

/** Whether a target lets the run in with its own credential, learned from its responses. */
export interface Admission {
  readonly note: (request: PlannedRequest, exchange: Exchange, outcome: Outcome | 'unanswered') => void
  /** Requests that were turned away, where none was ever let in; else the empty list. */
  readonly turnedAway: () => readonly TurnedAway[]
  /** Whether that is so often that the next would only help to lock an account. */
  readonly isHopeless: () => boolean
  /** Whether the run was let in at least once. */
  readonly isLetIn: () => boolean
  /** Whether anything was served. */
  readonly isServed: () => boolean
}

/** A server that locks an account does so after a few wrong passwords in a row. */
const patience = 5

/** Creates the memory of whom one target lets in. */
export function createAdmission(document: Document): Admission {
  const refused: TurnedAway[] = []
  let letIn = false
  let served = false
  const turnedAway = () => (letIn ? [] : refused)
  return {
    note(request, { response }, outcome) {
      if (!response || !isAsRun(document, request)) return
      const { operation } = request
      served ||= outcome === 'success'
      if (isRefusal(document, request, response))
        refused.push({ operationId: operation.id, status: response.status, speaker: describeSpeaker(response) })
      else letIn ||= outcome === 'success' || speaksAs(operation, response)
    },
    turnedAway,
    isLetIn: () => letIn,
    isServed: () => served,
    isHopeless: () => turnedAway().length >= patience,
  }
}

/** Whether a request carries the run's own credential, where the operation takes one. */
function isAsRun({ model }: Document, request: PlannedRequest): boolean {
  const scheme = schemeOf(request, model)
  if (!scheme || request.credential !== 'own' || request.method !== undefined) return false
  return !Object.hasOwn(request.values.parameters, `${scheme.in}.${scheme.field}`)
}

/** Whether a response has a status and a media type that the document has for the operation: whoever is not let in gets no further. */
function speaksAs({ responses }: Operation, { status, headers }: ReceivedResponse): boolean {
  const [sent] = (headers['content-type'] ?? '').split(';')
  return responses.some((one) => one.status === status && one.mediaType === sent?.trim().toLowerCase())
}

/** What HTTP calls a refused credential, and what the document does. */
function isRefusal(document: Document, { operation }: PlannedRequest, { status, json }: ReceivedResponse): boolean {
  if (status === 401 || status === 403) return true
  const { unauthenticated } = operation.rejections
  if (unauthenticated?.value === undefined || unauthenticated.status !== status || json === undefined) return false
  const { schema = '', value } = unauthenticated
  const varying = annotationsOf(document.model, schema, 'x-volatile', value).map(({ at }) => at)
  const fixed = (body: typeof json) => JSON.stringify(varying.reduce((rest, at) => withValueAt(rest, at, null) ?? null, body))
  return fixed(json) === fixed(value)
}
