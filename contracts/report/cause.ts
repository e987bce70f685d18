import type { Finding } from '../match/finding.ts'

/**
 * Says what tells a finding apart from others of its rule at its place: one cause is one finding, wherever in the document the
 * promise it breaks is written once more.
 */
export function causeOf({ cause, rule, source, expected, actual }: Finding): string {
  if (cause !== undefined) return cause
  if (rule === 'status' && Array.isArray(expected)) return `${String(actual)} is not documented`
  if (rule === 'lifecycle/again') return rule
  if (rule === 'schema') return source.slice(source.lastIndexOf('/') + 1)
  return changed.has(rule) ? `${String(expected)} → ${String(actual)}` : source
}

const changed = new Set(['status', 'content-type', 'encoding'])
