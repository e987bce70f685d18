import { valueAt } from '#openapi'
import { evidenceOfRule } from '../collect/evidence.ts'
import { createFinding, type Finding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The body keeps its schema: of a `oneOf` the branch with the fewest wrong places is meant. One finding per place. */
export const matchSchema: Matcher = (matched) => {
  const { document, reading, response } = matched
  if (response.jsonProblem !== undefined || !reading) return []
  const { schema = '' } = reading
  const places = new Map<string, Finding>()
  for (const { at, property, message, rule, keyword, expected } of reading.violations) {
    const pointer = property === undefined ? at : `${at}/${property}`
    if (places.has(pointer) || keyword === 'allOf' || keyword === '$ref') continue
    places.set(
      pointer,
      createFinding(matched, {
        rule: 'schema',
        message: `${pointer || 'the body'} ${message}`,
        pointer,
        expected,
        actual: valueAt(response.json, pointer),
        source: rule,
        saidBy: [reading.response.evidence, ...evidenceOfRule(document.model, { schema, value: response.json, at, rule })],
      }),
    )
  }
  return [...places.values()]
}
