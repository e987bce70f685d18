import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The body is encoded as its headers say, and text of JSON is UTF-8. */
export const matchEncoding: Matcher = (matched) => {
  const problem = matched.response.encodingProblem ?? matched.response.utf8Problem
  if (problem === undefined) return []
  return [
    createFinding(matched, {
      rule: 'encoding',
      message: `the body cannot be read: ${problem}`,
      pointer: '',
      expected: 'a body encoded as its headers say',
      actual: problem,
      cause: 'encoding',
      source: matched.planned.operation.pointer,
    }),
  ]
}
