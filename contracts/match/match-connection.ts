import { type Finding, severityOf } from './finding.ts'
import type { ToMatch } from './matcher.ts'

/** An answer comes, whole and in time. */
export function matchConnection({ exchange, planned }: ToMatch): readonly Finding[] {
  const { failure } = exchange
  if (!failure) return []
  const { pointer, evidence } = planned.operation
  return [
    {
      rule: failure.kind === 'time-limit' ? 'time-limit' : 'connection',
      severity: severityOf(evidence),
      message: `no answer: ${failure.message}`,
      pointer: '',
      expected: 'a complete answer',
      actual: failure.kind,
      source: pointer,
      evidence: evidence.level,
      cause: failure.kind,
    },
  ]
}
