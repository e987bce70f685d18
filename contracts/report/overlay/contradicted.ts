import { type Document, lookUp } from '#openapi'
import type { ReportedCase, ReportedFinding } from '../report.ts'

/**
 * Whether a place of the document that others refer to as well is kept elsewhere: to change it for one would break the promise for
 * the other.
 */
export function isContradicted(document: Document, cases: readonly ReportedCase[], finding: ReportedFinding): boolean {
  const users = lookUp(usersOf, finding.rule)
  if (!users) return false
  // What HEAD asks for has no body to judge.
  const asked = cases.filter((one) => one.httpStatus !== undefined && one.name !== 'HEAD' && users(document, one, finding))
  return asked.some(({ findings }) => !findings.some(({ rule, place }) => rule === finding.rule && place === finding.place))
}

type Users = (document: Document, one: ReportedCase, finding: ReportedFinding) => boolean

/** By rule: whether a case has been answered by what stands at the finding's place. */
const usersOf: Readonly<Record<string, Users>> = {
  value: ({ model }, one, { place }) =>
    model.operations.some(
      ({ id, pairs }) =>
        id === one.operation &&
        one.kind === 'examples' &&
        pairs.some(({ name, response }) => name === one.name && response.pointer === place),
    ),
  'content-type': ({ model }, one, { place }) =>
    model.operations.some(
      ({ id, responses }) =>
        id === one.operation && responses.some(({ status, pointer }) => status === one.httpStatus && pointer === place),
    ),
}
