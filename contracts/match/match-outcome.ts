import { type Finding, severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The request succeeds or fails as documented. That it does is as binding as who promises it. */
export const matchOutcome: Matcher = ({ expected, outcome, planned, response }) => {
  if (outcome === expected.outcome || outcome === 'unclear') return []
  const { evidence, pointer } = expected.promise ?? planned.operation
  const finding: Finding = {
    rule: expected.rule,
    severity: severityOf(evidence),
    message: `${expected.otherwise}: expected a ${expected.outcome}, actual a ${outcome}`,
    pointer: '',
    expected: expected.answer?.value ?? expected.outcome,
    actual: response.json ?? response.text,
    source: expected.promise?.pointer ?? expected.answer?.pointer ?? pointer,
    evidence: evidence.level,
  }
  return [finding]
}
