import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** After the end of the body nothing more comes. */
export const matchEnd: Matcher = (matched) => {
  const { afterBody, status } = matched.response
  if (!afterBody) return []
  const { method } = matched.exchange.request
  const bodyless = method === 'HEAD' ? 'to HEAD' : [204, 304].includes(status) ? `with status ${status}` : undefined
  return [
    createFinding(matched, {
      rule: 'connection',
      message: bodyless
        ? `a response ${bodyless} must not have a body, but ${afterBody.bytes} bytes came`
        : `${afterBody.bytes} bytes came after the end of the body`,
      pointer: '',
      expected: 'nothing after the body',
      actual: afterBody.sample,
      source: matched.planned.operation.pointer,
      cause: bodyless ?? 'after the body',
    }),
  ]
}
