import type { ReportedCase } from '../report/reported-case.ts'

interface Problem {
  readonly what: string
  readonly next: string
}

/** Says why not one request was sent. */
export function nothingSent(cases: readonly ReportedCase[]): Problem {
  const reasons = new Set(cases.flatMap((one) => (one.status === 'skipped' ? [one.reason] : [])))
  const what = `Nothing was checked: no request was sent. ${[...reasons].slice(0, 3).join('; ')}.`
  return { what, next: 'Use --list to see what would be sent.' }
}

/** Says why there is not one case. */
export const nothingSelected: Problem = { what: 'No case matches the selection.', next: 'Use --list to see the cases.' }
