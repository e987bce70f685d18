import type { Document } from '../model/document.ts'
import type { Pointer } from '../model/model.ts'
import { childPointer } from '../model/place.ts'
import { keysOf } from '../model/pointer.ts'
import type { Problem } from '../read/error.ts'
import type { Visited } from './visit.ts'

/** Looks for one family of faults in a document. */
export type Check = (document: Document, visited: readonly Visited[]) => readonly Problem[]

/** Names in a sentence: `` `a`, `b` ``. */
export const quoteAll = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(', ') || 'none'

/** The pointer of what is at a place of a value: `/name`, whose keys are not encoded for a URL. */
export const pointerBelow = (pointer: Pointer, at: string): Pointer => keysOf(at).reduce<Pointer>(childPointer, pointer)
