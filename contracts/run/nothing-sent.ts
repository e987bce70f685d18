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
  return nothingPromised(documents) ?? { what, next: 'Use --list to see what would be sent.' }
}

/** Says why there is not one case. */
export const nothingSelected = (documents: readonly Document[]): Problem =>
  nothingPromised(documents) ?? { what: 'No case matches the selection.', next: 'Use --list to see the cases.' }

/** Without any response there is nothing to compare with. */
function nothingPromised(documents: readonly Document[]): Problem | undefined {
  const operations = documents.flatMap(({ model }) => model.operations)
  if (operations.length === 0 || operations.some(({ responses }) => responses.length > 0)) return undefined
  return {
    what: 'Nothing was checked: no operation documents a response, so there is nothing to check.',
    next: "Document at least the success response of an operation: `responses: { '200': { description: Done } }`.",
  }
}
