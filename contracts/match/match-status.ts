import { severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The status is one the document knows for the operation. Anything else breaks the operation's promise, whatever was asked. */
export const matchKnownStatus: Matcher = ({ expected, planned: { operation }, response }) => {
  const documented = [...new Set(operation.responses.map(({ status }) => status))]
  const isKnown = documented.includes(response.status)
  // That a server may break down can be documented; to break down is never what was promised.
  const breaksDown = isKnown && response.status >= 500 && expected.answer?.status !== response.status
  if (isKnown && !breaksDown) return []
  const promised = documented.filter((status) => typeof status !== 'number' || status < 500).join(' or ')
  return [
    {
      rule: 'status',
      severity: severityOf(operation.evidence),
      message: breaksDown
        ? `the server broke down: expected ${promised}, actual ${response.status}`
        : `status ${response.status} is not documented: expected ${promised}`,
      pointer: '',
      expected: documented,
      actual: response.status,
      source: operation.pointer,
      evidence: operation.evidence.level,
      ...(breaksDown ? {} : { undocumented: true }),
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
