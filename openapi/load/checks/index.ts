import type { Document } from '../../model/document.ts'
import { DocumentError } from '../../read/error.ts'
import { visitDocument } from '../visit.ts'
import { checkAlternatives } from './alternatives.ts'
import type { Check } from './check.ts'
import { checkEvidence } from './evidence.ts'
import { checkExamples } from './examples.ts'
import { checkExtensions } from './extensions.ts'
import { checkLinks } from './links.ts'
import { checkOperations } from './operations.ts'
import { checkPairs } from './pairs.ts'
import { checkPaths } from './paths.ts'
import { checkReferences } from './references.ts'
import { checkRejections } from './rejections.ts'
import { checkSchemas } from './schemas.ts'
import { checkSecurity } from './security.ts'
import { checkValues } from './values.ts'

/** Where a reference or a schema is broken, the other checks would only find the same fault again. */
const stages: readonly (readonly Check[])[] = [
  [checkReferences],
  [checkSchemas],
  [
    checkExtensions,
    checkEvidence,
    checkPaths,
    checkOperations,
    checkSecurity,
    checkExamples,
    checkPairs,
    checkLinks,
    checkValues,
    checkRejections,
    checkAlternatives,
  ],
]

/**
 * Runs the offline checks.
 *
 * @throws {DocumentError} `broken`, with every problem found, in the order of the file.
 */
export function checkDocument(document: Document): void {
  const visited = visitDocument(document.model.root)
  for (const stage of stages) {
    const problems = stage.flatMap((check) => check(document, visited))
    if (problems.length > 0) throw new DocumentError('broken', problems.toSorted(byPlace))
  }
}

const byPlace = (one: { where: string }, other: { where: string }): number =>
  one.where.localeCompare(other.where, 'en', { numeric: true })
