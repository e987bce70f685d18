import type { Document } from '../model/document.ts'
import type { Problem } from '../read/error.ts'
import type { Visited } from './visit.ts'

/** Looks for one family of faults in a document. */
export type Check = (document: Document, visited: readonly Visited[]) => readonly Problem[]

/** Names in a sentence: `` `a`, `b` ``. */
export const quoteAll = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(', ') || 'none'
