import type { Document } from '../../model/document.ts'
import { DocumentError, type Problem } from '../error.ts'

/** Looks for one family of faults in a document. */
export type Check = (document: Document) => readonly Problem[]

const families: readonly Check[] = []

/**
 * Runs the offline checks.
 *
 * @throws {DocumentError} With every problem found.
 */
export function check(document: Document): void {
  const problems = families.flatMap((family) => family(document))
  if (problems.length > 0) throw new DocumentError('broken', problems)
}
