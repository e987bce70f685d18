import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The media type is the documented one, said once, and text of JSON is UTF-8. */
export const matchContentType: Matcher = (matched) => {
  const { reading, response } = matched
  const promised = reading?.response.mediaType
  const [mediaType = '', ...parameters] = (response.headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  if (promised === undefined || !reading) return []
  const lines = response.rawHeaders.filter(([name]) => name.toLowerCase() === 'content-type').map(([, value]) => value)
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  const foreign = charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)
  if (lines.length < 2 && mediaType === promised && !foreign) return []
  return [
    createFinding(matched, {
      rule: 'content-type',
      message:
        lines.length > 1
          ? `the header "Content-Type" is sent ${lines.length} times: ${lines.join(' and ')}`
          : `expected content type ${promised}, actual ${response.headers['content-type'] ?? 'none'}`,
      pointer: '',
      expected: promised,
      actual: response.headers['content-type'],
      source: reading.response.pointer,
    }),
  ]
}
