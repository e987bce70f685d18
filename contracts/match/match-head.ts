import { createFinding, type Finding } from './finding.ts'
import { matchEnd } from './match-end.ts'
import type { Matched } from './matcher.ts'

/**
 * HEAD is answered as GET was, without the body. Headers that a server knows only when it has made a body may be missing.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-head RFC 9110, HEAD}
 */
export function matchHead(matched: Matched): readonly Finding[] {
  const { expected, response, planned } = matched
  const { asGet } = expected
  if (!asGet) return []
  const differs = (rule: string, what: string, ofHead: unknown, ofGet: unknown): Finding =>
    createFinding(matched, {
      rule,
      message: `HEAD returns ${what} ${String(ofHead)}, but GET returns ${String(ofGet)}`,
      pointer: '',
      expected: ofGet,
      actual: ofHead,
      source: planned.operation.pointer,
      cause: `HEAD: ${what}`,
    })
  if (response.status !== asGet.status) return [differs('status', 'status', response.status, asGet.status)]
  const [type, typeOfGet] = [response.headers, asGet.headers].map((headers) => mediaTypeOf(headers['content-type']))
  const [length, lengthOfGet] = [response.headers['content-length'], asGet.headers['content-length']]
  return [
    ...(type !== undefined && typeOfGet !== undefined && type !== typeOfGet
      ? [differs('content-type', 'media type', type, typeOfGet)]
      : []),
    // A body may be another one by now; none at all it was not.
    ...(length === '0' && lengthOfGet !== undefined && lengthOfGet !== '0'
      ? [differs('header', 'Content-Length', length, lengthOfGet)]
      : []),
    ...matchEnd(matched),
  ]
}

const mediaTypeOf = (text: string | undefined): string | undefined => text?.split(';')[0]?.trim().toLowerCase()
