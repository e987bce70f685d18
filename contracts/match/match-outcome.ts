import type { Finding } from './finding.ts'
import { severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The request succeeds or fails as documented. That it does is as binding as the operation is. */
export const matchOutcome: Matcher = ({ expected, outcome, planned, response }) => {
  if (outcome === expected.outcome || outcome === 'unclear') return []
  const { evidence, pointer } = expected.promise ?? planned.operation
  const finding: Finding = {
    rule: expected.rule,
    severity: severityOf(evidence, expected.evidence ?? evidence),
    message: `${expected.otherwise}: expected a ${expected.outcome}, actual a ${outcome}`,
    pointer: '',
    expected: expected.answer?.value ?? expected.outcome,
    actual: response.json ?? response.text,
    source: expected.source ?? expected.answer?.pointer ?? pointer,
    evidence: (expected.evidence ?? evidence).level,
  }
  return [finding]
}
