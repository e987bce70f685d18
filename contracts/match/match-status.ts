import { severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/**
 * The status is the documented one. A status the document does not know breaks the operation's promise; another documented one
 * only that of the example, because which failure is given is as binding as the example's own evidence.
 */
export const matchStatus: Matcher = ({ expected, planned, reading, response }) => {
  const { operation } = planned
  const documented = operation.responses.map(({ status }) => status)
  const promised = expected.answer?.status ?? reading?.response.status ?? documented[0]
  if (response.status === promised) return []
  const known = documented.includes(response.status) && reading?.response.status === response.status
  const evidence = known && expected.answer ? [operation.evidence, expected.answer.evidence] : [operation.evidence]
  if (known && !expected.answer) return []
  return [
    {
      rule: 'status',
      severity: severityOf(...evidence),
      message: `expected status ${promised}, actual ${response.status}${documented.includes(response.status) ? '' : ', which the document does not know'}`,
      pointer: '',
      expected: promised,
      actual: response.status,
      source: expected.answer?.pointer ?? reading?.response.pointer ?? operation.pointer,
      evidence: evidence.every(({ level }) => level === 'documented') ? 'documented' : 'observed',
      ...(documented.includes(response.status) ? {} : { undocumented: true as const }),
      ...(documented.includes(response.status) ? {} : { undocumented: true as const }),
    },
  ]
}
