import type { ReportedFinding } from './report.ts'
import { findRule } from './rules.ts'

/** Says which side has to change and how, from what the rule means and who says so: one sentence or two. */
export function adviceOf({ rule, evidence, source }: Pick<ReportedFinding, 'rule' | 'evidence' | 'source'>): string {
  const page = findRule(rule)
  if (!page) return `Compare the response with ${source}.`
  if (page.document === undefined) return `Change the server: ${page.server}.`
  if (evidence === 'documented')
    return `Change the server: ${page.server}. Only if its documentation has changed, change ${source}: ${page.document}.`
  const who = evidence === 'inferred' ? 'this promise is inferred, not documented' : 'this was observed, not documented'
  return `Decide: ${who}. If the server is right, change ${source}: ${page.document}. If not, change the server: ${page.server}.`
}
