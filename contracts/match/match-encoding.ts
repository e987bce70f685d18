import { severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The body is encoded as its headers say, and text of JSON is UTF-8. */
export const matchEncoding: Matcher = ({ planned, response }) => {
  const problem = response.encodingProblem ?? response.utf8Problem
  if (problem === undefined) return []
  const { evidence, pointer } = planned.operation
  return [
    {
      rule: 'encoding',
      severity: severityOf(evidence),
      message: `the body cannot be read: ${problem}`,
      pointer: '',
      expected: 'a body encoded as its headers say',
      actual: problem,
      cause: 'encoding',
      source: pointer,
      evidence: evidence.level,
    },
  ]
}
