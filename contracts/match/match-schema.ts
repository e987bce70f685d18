import { placeOf, type Violation, valueAt } from '#openapi'
import { evidenceOfRule } from '../evidence.ts'
import { createFinding, type Finding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The body keeps its schema: of a `oneOf` the branch with the fewest wrong places is meant. One finding per place. */
export const matchSchema: Matcher = (matched) => {
  const { document, reading, response } = matched
  if (response.jsonProblem !== undefined || !reading) return []
  const { schema = '' } = reading
  const places = new Map<string, Finding>()
  for (const violation of reading.violations) {
    const { at, rule, keyword, expected } = violation
    const pointer = placeOf(violation)
    if (places.has(pointer) || keyword === 'allOf' || keyword === '$ref') continue
    // A failure says what is wrong: a document that only names it does not say that nothing comes with it.
    if (keyword === 'content' && response.status >= 400) continue
    places.set(
      pointer,
      createFinding(matched, {
        rule: 'schema',
        message: `${pointer || 'the body'} ${describe(violation)}`,
        pointer,
        expected,
        actual: valueAt(response.json, pointer),
        source: rule,
        // Whether a response without `content` has no body, OpenAPI 3 leaves open.
        ...(keyword === 'content' ? { undocumented: true } : {}),
        saidBy: [reading.response.evidence, ...evidenceOfRule(document.model, { schema, value: response.json, at, rule })],
      }),
    )
  }
  return [...places.values()]
}

/** Names both values where the message names neither. */
function describe({ keyword, message, expected, actual }: Violation): string {
  if (keyword === 'const') return `must be ${show(expected)}, but is ${show(actual)}`
  if (keyword === 'enum' && Array.isArray(expected))
    return `must be one of ${expected.map(show).join(', ')}, but is ${show(actual)}`
  return message
}

/** A long value is shown by its beginning. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
