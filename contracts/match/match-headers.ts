import { type BrokenHeader, listBrokenHeaders } from '#openapi'
import { evidenceAt } from '../evidence.ts'
import { createFinding, type Finding } from './finding.ts'
import type { Matched, Matcher } from './matcher.ts'

/** What is documented as required is sent, each documented header keeps its schema, and what can be sent once only is. */
export const matchHeaders: Matcher = (matched) => {
  const { document, reading, response } = matched
  const linesOf = (name: string) =>
    response.rawHeaders.flatMap(([one, value]) => (one.toLowerCase() === name.toLowerCase() ? [value] : []))
  const twice = singular.filter((name) => new Set(linesOf(name)).size > 1)
  const broken = listBrokenHeaders(document, reading?.response.headers ?? [], linesOf)
  const others = broken.filter(({ header }) => !twice.some((name) => name.toLowerCase() === header.name.toLowerCase()))
  return [...others.map((one) => breach(matched, one)), ...twice.map((name) => repeated(matched, name, linesOf(name)))]
}

function breach(matched: Matched, { header: { name, pointer }, text, violation, message }: BrokenHeader): Finding {
  return createFinding(matched, {
    rule: 'header',
    message: `the header "${name}" ${message}${text === undefined ? '' : `, actual ${JSON.stringify(text)}`}`,
    pointer: '',
    expected: violation?.expected ?? name,
    actual: text,
    source: violation?.rule ?? pointer,
    saidBy: [matched.reading?.response.evidence, evidenceAt(matched.document.model, pointer)],
    // One server sends it everywhere or nowhere.
    cause: `${name.toLowerCase()}: ${violation?.keyword ?? message}`,
  })
}

/**
 * Headers that hold one value, and whose second one somebody would follow in the place of the first.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-5.3 RFC 9110, Field Order}
 */
const singular = ['Location', 'Content-Location', 'ETag', 'Last-Modified', 'Retry-After'] as const

function repeated(matched: Matched, name: string, lines: readonly string[]): Finding {
  return createFinding(matched, {
    rule: 'header',
    message: `the header "${name}" is sent ${lines.length} times with different values, but can have only one`,
    pointer: '',
    expected: 'one value',
    actual: lines,
    source: matched.planned.operation.pointer,
    cause: `${name.toLowerCase()}: repeated`,
  })
}
