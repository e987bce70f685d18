import type { Document } from '#openapi'
import type { ReportedCase } from '../report/report.ts'

interface Problem {
  readonly what: string
  readonly next: string
}

/** Says why not one request was sent. */
export function nothingSent(documents: readonly Document[], cases: readonly ReportedCase[]): Problem {
  const reasons = new Set(cases.flatMap((one) => (one.status === 'skipped' ? [one.reason] : [])))
  const what = `Nothing was checked: no request was sent. ${[...reasons].slice(0, 3).join('; ')}.`
  return nothingPromised(documents) ?? { what, next: 'See with --list what would be sent.' }
}

/** Says why there is not one case. */
export const nothingSelected = (documents: readonly Document[]): Problem =>
  nothingPromised(documents) ?? { what: 'No case fits the selection.', next: 'See the cases with --list.' }

/** Without any response there is nothing to compare with. */
function nothingPromised(documents: readonly Document[]): Problem | undefined {
  const operations = documents.flatMap(({ model }) => model.operations)
  if (operations.length === 0 || operations.some(({ responses }) => responses.length > 0)) return undefined
  return {
    what: 'Nothing was checked: no operation describes a response, so nothing is promised that could be broken.',
    next: "Describe at least the success of an operation: `responses: { '200': { description: Done } }`.",
  }
}
