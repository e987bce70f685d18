import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** A body that is documented as JSON is one JSON value with nothing after it. */
export const matchJson: Matcher = (matched) => {
  const { reading, response } = matched
  if (!reading?.response.mediaType?.endsWith('json') || response.jsonProblem === undefined) return []
  const { afterBody } = response
  if (afterBody)
    return [
      createFinding(matched, {
        rule: 'connection',
        message: `the body ends in the middle of its JSON, and ${afterBody.bytes} bytes follow it: Content-Length is too small`,
        pointer: '',
        expected: 'a Content-Length of the whole body',
        actual: response.text,
        source: reading.response.pointer,
        cause: 'Content-Length',
      }),
    ]
  return [
    createFinding(matched, {
      rule: 'json',
      message: `the body cannot be read as JSON: ${response.jsonProblem}`,
      pointer: '',
      expected: 'one JSON value and nothing after it',
      actual: response.text,
      source: reading.response.pointer,
    }),
  ]
}
