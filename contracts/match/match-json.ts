import { isXml } from '#openapi/media'
import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** A body that is documented as JSON is one JSON value with nothing after it, and XML is well-formed. */
export const matchJson: Matcher = (matched) => {
  const { reading, response } = matched
  const { mediaType = '' } = reading?.response ?? {}
  const isMarkup = isXml(mediaType) && isXml(response.headers['content-type'] ?? '') && response.text !== ''
  if (!reading || !(isMarkup || mediaType.endsWith('json')) || response.jsonProblem === undefined) return []
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
      message: `the body cannot be read as ${isMarkup ? 'XML' : 'JSON'}: ${response.jsonProblem}`,
      pointer: '',
      expected: isMarkup ? 'well-formed XML' : 'one JSON value and nothing after it',
      actual: response.text,
      source: reading.response.pointer,
    }),
  ]
}
