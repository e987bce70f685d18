import {
  annotationsOf,
  type Change,
  changeOf,
  type Document,
  type ExchangeValues,
  fieldsOf,
  fieldValue,
  followLink,
  type Link,
  linkFields,
  type Operation,
  type RequestExample,
  successOf,
  valueAt,
} from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { undoOfPut } from '../reach/put-creations.ts'
import type { SendStep } from '../sequence/step.ts'
import type { Tracked } from '../sequence/tracked.ts'
import type { CallerEntry } from './caller-entry.ts'

/** Something the run made, or may have made, and has to remove. */
export interface RemovalEntry {
  readonly kind: 'removal'
  /** Name of the document. */
  readonly api: string
  /** Operation that made it. */
  readonly madeBy: string
  /** The values it was asked for that nobody else has, because they hold an id of the run: where, and what. */
  readonly identity: Readonly<Record<string, string>>
  /** Whether it was asked for only to be refused: then most likely it was never made. */
  readonly unwanted: boolean
  /** Path prefix under which the target served it. */
  readonly notation: string
  /** Operation that removes it, and its request as far as it is known. */
  readonly operation: string
  readonly values: RequestExample
  /** Whether the request is whole. Some targets say only in their answer what a thing is called. */
  readonly whole: boolean
  /** Whether the request says a value nobody else has: so it can remove nothing of anybody else's. */
  readonly own: boolean
  /** Whether an answer said that it was made; else it may never have been. */
  readonly made: boolean
  /** A request that only looks for it, as a Link of its making says: when that is refused, it is not there. */
  readonly look?: Pick<Link, 'operationId'> & { readonly values: RequestExample }
}

/**
 * An account that was there before, and is to be as it was. It holds passwords: without them nothing could be set back. They go to
 * the journal, which only its owner can read, and to nowhere else.
 */
export interface ChangeEntry {
  readonly kind: 'change'
  readonly api: string
  readonly operation: string
  /** Path prefix under which the target serves it; absent: nothing was sent yet. */
  notation?: string
  readonly tracked: Tracked
  /** `wanted`: nothing was sent yet, since another run may have it; `held`: by this run; `left`: by one that is no more. */
  phase: 'wanted' | 'held' | 'left'
}

/** Something to put back, as plain data: a line of the journal. */
export type Entry = RemovalEntry | ChangeEntry | CallerEntry

const nothing: ExchangeValues['response'] = { status: 0, headers: {} }

/** Whether a text holds an id of this run. */
export type IsOwn = (text: string) => boolean

/**
 * What has to be removed when a request is carried out; undefined where it makes nothing.
 *
 * @param response Its answer; before there is one, what can be known without it.
 */
export function removalAfter(
  document: Document,
  {
    request: { operation, method = operation.method, values, notation },
    expected,
    makes,
  }: Pick<SendStep, 'request' | 'expected' | 'makes'>,
  isOwn: IsOwn,
  response?: ExchangeValues['response'],
): RemovalEntry | undefined {
  // `OPTIONS` asks about an operation, and makes nothing.
  if (method !== operation.method && ['GET', 'HEAD', 'OPTIONS'].includes(method)) return undefined
  const undo = makes ?? effectsOf(document).undoOf(operation)?.value ?? undoOfPut(document, operation, values, isOwn)
  if (!undo) return undefined
  const exchange = { method: '', url: '', request: values, response: response ?? nothing }
  const request = followLink(undo, exchange)
  const look = lookAfter(document, operation, exchange)
  return {
    kind: 'removal',
    api: document.model.name,
    madeBy: operation.id,
    identity: identityOf(document, operation, values, isOwn),
    unwanted: expected?.outcome === 'failure',
    notation,
    operation: undo.operationId,
    values: request,
    whole: fieldsOf(request).size >= linkFields(undo).size,
    own: [...fieldsOf(request).values()].some((value) => typeof value === 'string' && isOwn(value)),
    made: response !== undefined,
    ...(look ? { look } : {}),
  }
}

/** The request of the first Link to an operation that only looks, as the run itself would send it. */
function lookAfter({ model }: Document, operation: Operation, exchange: ExchangeValues): RemovalEntry['look'] {
  const link = successOf(operation)?.links.find(({ operationId, parameters }) => {
    const safe = model.operations.some(({ id, safe }) => id === operationId && safe)
    return safe && !Object.keys(parameters).some((name) => name.startsWith('header.'))
  })
  const values = link && followLink(link, exchange)
  return link && values && fieldsOf(values).size === linkFields(link).size ? { operationId: link.operationId, values } : undefined
}

function identityOf({ model }: Document, operation: Operation, { body }: RequestExample, isOwn: IsOwn): RemovalEntry['identity'] {
  const schema = operation.requestBody?.schema
  if (schema === undefined || body === undefined) return {}
  return Object.fromEntries(
    annotationsOf(model, schema, 'x-identity', body).flatMap(({ at }) => {
      const value = valueAt(body, at)
      return typeof value === 'string' && isOwn(value) ? [[at, value]] : []
    }),
  )
}

/** Whether a request removes what an entry is about. */
export function undoes({ operation, values }: PlannedRequest, entry: Entry): entry is RemovalEntry {
  if (entry.kind !== 'removal' || !entry.whole || entry.operation !== operation.id) return false
  return [...fieldsOf(entry.values)].every(([field, value]) => fieldValue(values, field) === value)
}

/** What a request would change about the account an entry is about; undefined where it changes nothing of it. */
export function changeTouching({ operation, values }: PlannedRequest, entry: Entry): Change | undefined {
  const change = changeOf(operation)
  if (!change || entry.kind !== 'change') return undefined
  const { current } = entry.tracked
  const other = change.references.some((field) => {
    const reference = fieldValue(values, field)
    // Without a reference it may be about anybody.
    return typeof reference === 'string' && reference !== fieldValue(current, field)
  })
  return other ? undefined : change
}
