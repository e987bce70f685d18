import type { Document, Json, JsonObject, Operation, Pointer } from '#openapi'
import type { Collection } from '#openapi/effects'
import type { Collections } from '../store/sandbox.ts'
import type { DocumentState, Shelf } from './shelf.ts'

/** What an effect decided: what the response tells, or why the request is refused. */
export type Decision =
  | Done
  | { readonly kind: 'refused'; readonly fault: StateFault; readonly detail: string }
  /** What is asked for is as who asks knows it. */
  | { readonly kind: 'unchanged'; readonly tag: string }
  /** The effect has nothing to tell: the documented example does. */
  | { readonly kind: 'silent' }

/** Why the state refuses a request. */
export type StateFault =
  | 'missing'
  | 'duplicate'
  | 'inUse'
  | 'stale'
  | 'reference'
  | 'precondition'
  | 'unconditional'
  | 'unpatchable'

export interface Done {
  readonly kind: 'done'
  /** Status to prefer where it is documented. */
  readonly status?: number
  /** The record the response is about, as it is kept. */
  readonly record?: JsonObject
  /** The part of a list that is shown, and of how many it is. */
  readonly list?: ListPart
  /** Where record or list stand in the body. */
  readonly at?: Pointer
  readonly layoutOf?: Collection
  /** `ETag` of what is shown, where the document uses such. */
  readonly tag?: string
  /** Path of a new record. */
  readonly location?: string
}

/** A part of a list. */
export interface ListPart {
  readonly records: readonly JsonObject[]
  readonly total: number
  readonly limit: number
  readonly offset: number
  /** Key of the last record shown, where there are more. */
  readonly cursor?: Json
  /** Key of the first record shown. */
  readonly start?: Json
}

/** A valid request for an operation, and what it works on. */
export interface Act {
  readonly document: Document
  readonly operation: Operation
  /** By place and name: `path.petId`. */
  readonly inputs: Readonly<Record<string, Json>>
  readonly body: Json | undefined
  readonly mediaType: string | undefined
  readonly shelf: (of: Collection) => Shelf
  readonly collections: Collections<DocumentState>
  /** The body the document shows for just this request. */
  readonly shown: Json | undefined
  /** Removes what belongs to a record that is gone. */
  readonly removeBelow: (of: Collection, record: JsonObject) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly createId: () => string
  readonly seed: string
}

export const missing = (detail: string): Decision => ({ kind: 'refused', fault: 'missing', detail })
