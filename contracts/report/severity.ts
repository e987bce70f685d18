import type { Cases } from './cases.ts'
import { rejudge } from './finding-groups.ts'
import type { Report, ReportedFinding } from './report.ts'

/** How strictly findings are taken. */
export interface Strictness {
  /** Every warning is an error. */
  readonly strict: boolean
  /** What the document does not know is a warning. */
  readonly allowUndocumented: boolean
}

/** Gives a report with each finding as grave as asked for: the undocumented is let pass before warnings become errors. */
export function withStrictness<All extends Cases>(report: Report<All>, { strict, allowUndocumented }: Strictness): Report<All> {
  if (!strict && !allowUndocumented) return report
  return rejudge(report, (_one, finding) => {
    if (allowUndocumented && isUndocumented(finding)) return { ...finding, severity: 'warning' }
    return strict ? { ...finding, severity: 'error' } : finding
  })
}

/** A property, a body, or a status that the document does not know. */
const isUndocumented = ({ undocumented, place }: ReportedFinding): boolean =>
  undocumented === true || /\/(additional|unevaluated)Properties$/.test(place)
