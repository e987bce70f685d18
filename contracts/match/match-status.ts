import { severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The status is one the document knows for the operation. Anything else breaks the operation's promise, whatever was asked. */
export const matchKnownStatus: Matcher = ({ planned: { operation }, response }) => {
  const documented = [...new Set(operation.responses.map(({ status }) => status))]
  if (documented.includes(response.status)) return []
  return [
    {
      rule: 'status',
      severity: severityOf(operation.evidence),
      message: `status ${response.status} is not documented: expected ${documented.join(' or ')}`,
      pointer: '',
      expected: documented,
      actual: response.status,
      source: operation.pointer,
      evidence: operation.evidence.level,
      undocumented: true,
    },
  ]
}

/**
 * The status is that of the example. Another documented one breaks no more than the example, and which failure is given is as
 * binding as the example's own evidence; a body under the status of another answer breaks the operation's promise.
 */
export const matchStatus: Matcher = ({ expected: { answer }, planned: { operation }, reading, response }) => {
  const own = reading?.response.status === response.status
  const promised = own ? answer?.status : reading?.response.status
  if (promised === undefined || response.status === promised) return []
  const evidence = own && answer ? [operation.evidence, answer.evidence] : [operation.evidence]
  return [
    {
      rule: 'status',
      severity: severityOf(...evidence),
      message: own
        ? `expected status ${promised}, actual ${response.status}`
        : `the body is that of status ${promised}, actual ${response.status}`,
      pointer: '',
      expected: promised,
      actual: response.status,
      source: (own ? answer?.pointer : reading?.response.pointer) ?? operation.pointer,
      evidence: evidence.every(({ level }) => level === 'documented') ? 'documented' : 'observed',
      ...(own ? {} : { cause: 'the body of another status' }),
    },
  ]
}
