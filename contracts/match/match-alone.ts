import { listBrokenHeaders } from '#openapi'
import { createFinding, type Finding } from './finding.ts'
import type { Matched } from './matcher.ts'

/** The answer to a request that is for no operation is the one documented for it: its status, no body where it has none, its required headers. */
export function matchAlone(matched: Matched): readonly Finding[] {
  const { document, expected, response, exchange } = matched
  const { alone } = expected
  if (!alone) return []
  const { method } = exchange.request
  const promised = { pointer: '', source: alone.pointer, promise: expected.promise, saidBy: [alone.evidence] }
  if (response.status !== alone.status)
    return [
      createFinding(matched, {
        ...promised,
        rule: 'status',
        message: `${method} returns status ${response.status}: expected ${alone.status}`,
        expected: alone.status,
        actual: response.status,
        // To break down is one cause, whatever was asked.
        cause: response.status >= 500 ? `${response.status} is not documented` : method,
      }),
    ]
  const lines = (name: string) =>
    response.rawHeaders.filter(([one]) => one.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
  return listBrokenHeaders(document, alone.headers, lines).map(({ header, message, text }) =>
    createFinding(matched, {
      ...promised,
      rule: 'header',
      message: `the header "${header.name}" of the response to ${method} ${message}`,
      expected: header.name,
      actual: text,
      cause: `${method} ${header.name}`,
    }),
  )
}
