import { type Document, type Json, type JsonObject, type Operation, type Pair, withValueAt } from '#openapi'
import type { ReportedFinding } from '../report.ts'

/** What a document says otherwise than a server does. */
export interface Drift {
  readonly document: Document
  /** The document with every earlier edit. */
  readonly root: JsonObject
  readonly finding: ReportedFinding
  readonly operation: Operation
  /** The pair whose case showed it. */
  readonly pair: Pair | undefined
  readonly status: number | undefined
  /** Name of the case that showed it: `newPassword missing`. */
  readonly caseName: string
  /** Whether a request with no credential was refused anywhere. */
  readonly refusesStrangers: boolean
  /** The `Content-Type` that came. */
  readonly contentType: string | undefined
  /** Whether the server, and no document, has to change: it was seen to return otherwise what it was sent. */
  readonly isServers: (finding: ReportedFinding) => boolean
  /** The answer, with the document's own names in it. */
  readonly body: Json | undefined
}

/** Brings a document in line; undefined where that cannot be said. */
export type Edit = (drift: Drift) => JsonObject | undefined

/** Whether a document is written in an edition whose schemas have one type each. */
export function hasOneType({ written }: Document): boolean {
  const version = written?.().version
  return version === '2.0' || version === '3.0'
}

/** Gives a document with another value at a place of it. */
export const set = (root: JsonObject, place: string, value: Json): JsonObject => withValueAt(root, place, value) as JsonObject
