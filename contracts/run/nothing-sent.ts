import type { Document } from '#openapi'
import type { ReportedCase } from '../report/report.ts'

/** Says why not one request was sent. */
export function nothingSent(
  documents: readonly Document[],
  cases: readonly ReportedCase[],
): { readonly what: string; readonly next: string } {
  const operations = documents.flatMap(({ model }) => model.operations)
  if (operations.length > 0 && operations.every(({ responses }) => responses.length === 0))
    return {
      what: 'Nothing was checked: no operation describes a response, so nothing is promised that could be broken.',
      next: "Describe at least the success of an operation: `responses: { '200': { description: Done } }`.",
    }
  const reasons = new Set(cases.flatMap((one) => (one.status === 'skipped' ? [one.reason] : [])))
  return {
    what: `Nothing was checked: no request was sent. ${[...reasons].slice(0, 3).join('; ')}.`,
    next: 'See with --list what would be sent.',
  }
}
