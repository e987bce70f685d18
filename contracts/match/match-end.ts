import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** After the end of the body nothing more comes. */
export const matchEnd: Matcher = (matched) => {
  const { afterBody } = matched.response
  if (!afterBody) return []
  return [
    createFinding(matched, {
      rule: 'connection',
      message: `${afterBody.bytes} bytes came after the end of the body`,
      pointer: '',
      expected: 'nothing after the body',
      actual: afterBody.sample,
      source: matched.planned.operation.pointer,
      cause: 'after the body',
    }),
  ]
}
