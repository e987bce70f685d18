import { type Json, type JsonObject, type Operation, type Pair, withValueAt } from '#openapi'
import type { ReportedFinding } from '../report.ts'

/** What a document says otherwise than a server does. */
export interface Drift {
  /** The document with every earlier edit. */
  readonly root: JsonObject
  readonly finding: ReportedFinding
  readonly operation: Operation
  /** The pair whose case showed it. */
  readonly pair: Pair | undefined
  readonly status: number | undefined
  /** Name of the case that showed it: `newPassword missing`. */
  readonly caseName: string
  /** The `Content-Type` that came. */
  readonly contentType: string | undefined
  /** The answer, with the document's own names in it. */
  readonly body: Json | undefined
}

/** Brings a document in line; undefined where that cannot be said. */
export type Edit = (drift: Drift) => JsonObject | undefined

/** Gives a document with another value at a place of it. */
export const set = (root: JsonObject, place: string, value: Json): JsonObject => withValueAt(root, place, value) as JsonObject
