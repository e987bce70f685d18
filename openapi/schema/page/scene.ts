import type { Violation } from '../../model/document.ts'
import type { Json, JsonObject, Pointer } from '../../model/model.ts'

/** What is judged, and what is to be said about it. */
export interface Judged {
  /** Place of the schema the whole value is judged by. */
  readonly whole: Pointer
  readonly value: unknown
  /** Place of the value, as JSON Pointer; empty for the whole. */
  readonly at: string
  /** Names of the properties of this value some rule has spoken of. */
  readonly evaluated: Set<string>
  readonly found: Violation[]
}

/** What the check of one keyword works with. */
export interface Scene extends Judged {
  readonly keyword: string
  readonly schema: JsonObject
  /** The keyword's own value. */
  readonly expected: Json
  /** Says that the rule is broken; `property`, where it is about one. */
  readonly fail: (message: string, property?: string) => void
  /** Judges by a schema below this one, by its keys. Says whether it is kept. */
  readonly follow: (keys: readonly (string | number)[], judged?: Partial<Judged>) => boolean
  /** Judges by the schema a `$ref` leads to. */
  readonly refer: (reference: string) => boolean
  /** Whether a `$ref` leads anywhere. */
  readonly exists: (reference: string) => boolean
}

/** Checks one keyword. */
export type Check = (scene: Scene) => void

/** Keywords in the order they are checked in. */
export type Checks = readonly (readonly [keyword: string, check: Check])[]
