import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** What a case expects of the body beside what the document says of it: that it has what was sent before. */
export const matchHolds: Matcher = (matched) => {
  const { expected, outcome, planned, response } = matched
  const differing = outcome === 'success' ? expected.holds?.(response.json, response.headers) : undefined
  if (!differing) return []
  const source = expected.promise?.pointer ?? planned.operation.pointer
  return [createFinding(matched, { ...differing, rule: expected.rule, source, promise: expected.promise })]
}
