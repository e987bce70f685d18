import { formsOf, secretsOf } from '../exchange/secret.ts'
import { severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** Nothing secret that was sent comes back, neither in the body nor in a header. */
export const matchSecret: Matcher = ({ document, planned, exchange, response }) => {
  const { evidence, pointer } = planned.operation
  const answer = [response.text, ...Object.values(response.headers)].join('\n')
  return secretsOf(document.model, planned, exchange.request)
    .filter(({ value }) => formsOf(value).some((form) => answer.includes(form)))
    .map(({ name }) => ({
      rule: 'secret',
      severity: severityOf(evidence),
      message: `the answer contains the ${name} that was sent`,
      pointer: '',
      expected: 'no secret in an answer',
      actual: `$${name}`,
      source: pointer,
      evidence: evidence.level,
    }))
}
