import { severityOf } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** After the end of the body nothing more comes. */
export const matchEnd: Matcher = ({ planned, response: { afterBody } }) => {
  if (!afterBody) return []
  const { evidence, pointer } = planned.operation
  return [
    {
      rule: 'connection',
      severity: severityOf(evidence),
      message: `${afterBody.bytes} bytes came after the end of the body`,
      pointer: '',
      expected: 'nothing after the body',
      actual: afterBody.sample,
      source: pointer,
      evidence: evidence.level,
      cause: 'after the body',
    },
  ]
}
