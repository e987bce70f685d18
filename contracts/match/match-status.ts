import { canSay, coversStatus, type Evidence, responseFor, type StatusKey, statusOf } from '#openapi'
import { createFinding } from './finding.ts'
import type { Matched, Matcher } from './matcher.ts'

/** The status is one the document knows for the operation. Anything else breaks a promise, whatever was asked. */
export const matchKnownStatus: Matcher = (matched) => {
  const { expected, planned, response } = matched
  const { operation } = planned
  const documented = [...new Set(operation.responses.map(({ status }) => status))]
  const isKnown = documented.some((status) => coversStatus(status, response.status))
  // That a server may break down can be documented; to break down is never what was promised.
  const breaksDown = isKnown && response.status >= 500 && expected.answer?.status !== response.status
  if (isKnown && !breaksDown) return []
  const over = expected.over === undefined ? '' : ` (${expected.over})`
  const promised = documented.filter((status) => typeof status !== 'number' || status < 500).join(' or ')
  // A refusal was wanted: to name a success would say that one was.
  const wanted = isRefusal(matched) && !documented.some(isFailure) ? 'the operation documents no failure' : `expected ${promised}`
  return [
    createFinding(matched, {
      rule: 'status',
      message: breaksDown
        ? `server error${over}: expected ${promised}, actual ${response.status}`
        : `status ${response.status} is not documented${over}: ${wanted}`,
      pointer: '',
      expected: documented,
      actual: response.status,
      source: operation.pointer,
      // To break down is no answer to anything, whoever asks.
      saidBy: response.status >= 500 ? [] : [expected.promise?.evidence, evidenceOfExpected(matched), evidenceOfRefusal(matched)],
      ...(expected.over === undefined ? {} : { precise: true }),
      ...(breaksDown ? {} : { undocumented: true }),
    }),
  ]
}

/** Whether a request was refused that is to be. */
const isRefusal = ({ expected, response }: Matched): boolean =>
  expected.outcome === 'failure' && response.status >= 400 && response.status < 500

const isFailure = (status: StatusKey): boolean => statusOf(status, []) >= 400

/** That a request may be refused in no other way than documented is only concluded, where the document does not say how it is. */
function evidenceOfRefusal(matched: Matched): Evidence | undefined {
  return isRefusal(matched) && matched.expected.answer === undefined ? { level: 'inferred', source: '' } : undefined
}

/** Where each answer that says what is expected was only observed, so was it that the status is one of these. */
function evidenceOfExpected({ document, expected, planned: { operation } }: Matched): Evidence | undefined {
  const isBreakdown = (status: StatusKey) => status !== 'default' && statusOf(status, []) >= 500
  const able = operation.responses.filter((one) => !isBreakdown(one.status) && canSay(document, operation, one, expected.outcome))
  return able.find(({ evidence }) => evidence.level === 'documented')?.evidence ?? able[0]?.evidence
}

/**
 * The status is that of the example. Another documented one breaks no more than the example, and which failure is given is as
 * binding as the example's own evidence; a body under the status of another answer breaks the promise of that status.
 */
export const matchStatus: Matcher = (matched) => {
  const { expected, planned, reading, response } = matched
  const { answer, promise } = expected
  const own = reading !== undefined && coversStatus(reading.response.status, response.status)
  const promised = own ? answer?.status : reading?.response.status
  const documented = responseFor(planned.operation, response.status)
  if (promised === undefined || coversStatus(promised, response.status)) return []
  return [
    createFinding(matched, {
      rule: 'status',
      message: own
        ? `expected status ${promised}, actual ${response.status}`
        : `the body belongs to status ${promised}, actual ${response.status}`,
      pointer: '',
      expected: promised,
      actual: response.status,
      source: (own ? answer?.pointer : documented?.pointer) ?? planned.operation.pointer,
      saidBy: own ? [answer?.evidence, promise?.evidence] : [documented?.evidence],
      ...(own ? {} : { cause: 'the body of another status' }),
    }),
  ]
}
