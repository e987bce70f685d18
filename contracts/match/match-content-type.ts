import { isJson, type Response } from '#openapi'
import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The media type is a documented one, said once, and text of JSON is UTF-8. */
export const matchContentType: Matcher = (matched) => {
  const { reading, response } = matched
  const promised = reading?.response.mediaType
  const [mediaType = '', ...parameters] = (response.headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  if (promised === undefined || !reading) return []
  const lines = response.rawHeaders.filter(([name]) => name.toLowerCase() === 'content-type').map(([, value]) => value)
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  const foreign = isJson(promised) && charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)
  if (lines.length < 2 && isPromised(reading.response, mediaType) && !foreign) return []
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

/** Of a response that may be JSON that is asked for; any other may be whatever the document has for it, ranges too. */
function isPromised({ mediaType = '', contents }: Response, actual: string): boolean {
  const all = contents.map((one) => one.mediaType)
  const types = isJson(mediaType) ? [mediaType, ...all.filter(isJson)] : [mediaType, ...all]
  return types
    .map(bareType)
    .some((type) => type === actual || (type.endsWith('*') && actual.startsWith(type.slice(0, -1).replace('*/', ''))))
}

const bareType = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase()
