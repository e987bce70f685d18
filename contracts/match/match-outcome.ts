import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The request succeeds or fails as documented. That it does is as binding as who promises it. */
export const matchOutcome: Matcher = (matched) => {
  const { expected, outcome, planned, response } = matched
  if (outcome === expected.outcome || outcome === 'unclear') return []
  const { promise, answer, cause, over } = expected
  return [
    createFinding(matched, {
      rule: expected.rule,
      message: `${expected.otherwise}${cause === undefined ? '' : ` (status ${response.status})`}`,
      pointer: '',
      expected: answer?.value ?? expected.outcome,
      actual: response.json ?? response.text,
      source: promise?.pointer ?? answer?.pointer ?? planned.operation.pointer,
      promise,
      ...(cause === undefined ? {} : { cause }),
      ...(over === undefined ? {} : { precise: true }),
    }),
  ]
}
