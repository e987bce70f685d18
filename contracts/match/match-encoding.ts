import { isJson } from '#openapi'
import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The body is encoded as its headers say, and text of JSON is UTF-8. */
export const matchEncoding: Matcher = (matched) => {
  const { encodingProblem, utf8Problem, headers } = matched.response
  const problem = encodingProblem ?? (isText(headers['content-type']) ? utf8Problem : undefined)
  if (problem === undefined) return []
  return [
    createFinding(matched, {
      rule: 'encoding',
      message: `the body cannot be read: ${problem}`,
      pointer: '',
      expected: 'a body encoded as its headers say',
      actual: problem,
      cause: 'encoding',
      source: matched.planned.operation.pointer,
    }),
  ]
}

/** An image is not a text, and a text may name another character set. */
function isText(contentType = ''): boolean {
  if (contentType === '' || isJson(contentType)) return true
  return /^text\//i.test(contentType) && !/charset=(?!"?utf-?8)/i.test(contentType)
}
