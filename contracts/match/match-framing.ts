import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/**
 * A response says once where its body ends. Of two headers a proxy may believe the other one, and read what follows as the response
 * to somebody else.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9112#section-6.2 RFC 9112, Content-Length}
 */
export const matchFraming: Matcher = (matched) => {
  const { 'content-length': length, 'transfer-encoding': coding } = matched.response.headers
  if (length === undefined || coding === undefined) return []
  return [
    createFinding(matched, {
      rule: 'connection',
      message: `the response has both "Content-Length: ${length}" and "Transfer-Encoding: ${coding}", so clients may disagree about where the body ends`,
      pointer: '',
      expected: 'one header that says where the body ends',
      actual: 'Content-Length and Transfer-Encoding',
      source: matched.planned.operation.pointer,
      cause: 'two lengths',
    }),
  ]
}
