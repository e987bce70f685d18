import { valueAt } from '#openapi'
import { type Finding, severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The body keeps its schema: of a `oneOf` the branch with the fewest wrong places is meant. One finding per place. */
export const matchSchema: Matcher = ({ planned, reading, response }) => {
  if (response.jsonProblem !== undefined || !reading) return []
  const { evidence } = planned.operation
  const places = new Map<string, Finding>()
  for (const { at, property, message, rule, keyword, expected } of reading.violations) {
    const pointer = property === undefined ? at : `${at}/${property}`
    if (places.has(pointer) || keyword === 'allOf' || keyword === '$ref') continue
    places.set(pointer, {
      rule: 'schema',
      severity: severityOf(evidence),
      message: `${pointer || 'the body'} ${message}`,
      pointer,
      expected,
      actual: valueAt(response.json, pointer),
      source: rule,
      evidence: evidence.level,
    })
  }
  return [...places.values()]
}
