import { createFinding, type Finding } from './finding.ts'
import type { ToMatch } from './matcher.ts'

/** An answer comes, whole and in time. */
export function matchConnection(asked: ToMatch): readonly Finding[] {
  const { failure } = asked.exchange
  if (!failure) return []
  return [
    createFinding(asked, {
      rule: failure.kind === 'time-limit' ? 'time-limit' : 'connection',
      message: `no response: ${failure.message}`,
      pointer: '',
      expected: 'a complete response',
      actual: failure.kind,
      source: asked.planned.operation.pointer,
      cause: failure.kind,
    }),
  ]
}
