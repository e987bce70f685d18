import type { Document, Violation } from './document.ts'
import { readHeader } from './header-value.ts'
import type { Header } from './model.ts'
import { schemaAt } from './schema-at.ts'

/** A documented header that a response does not have as documented. */
export interface BrokenHeader {
  readonly header: Header
  /** As it came; absent: it was not sent. */
  readonly text?: string
  /** The rule of its schema that it breaks; absent where it is missing, or cannot be read at all. */
  readonly violation?: Violation
  /** In words, after the header's name: `must be integer`. */
  readonly message: string
}

/** Gives the values of a response's header, one for each line it came in. */
export type HeaderLines = (name: string) => readonly string[]

/**
 * Lists the documented headers that are missing though they are required, and those whose value breaks their schema.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#header-object OpenAPI 3.1.1, Header Object}
 */
export const listBrokenHeaders = (
  document: Document,
  headers: readonly Header[],
  linesOf: HeaderLines,
): readonly BrokenHeader[] =>
  headers.flatMap((header) => {
    const lines = linesOf(header.name)
    if (lines.length === 0) return header.required ? [{ header, message: 'is missing' }] : []
    return breachOf(document, header, lines)
  })

function breachOf(document: Document, header: Header, lines: readonly string[]): readonly BrokenHeader[] {
  // What stands in the place of a schema where there is none is the header itself.
  if (header.schema === header.pointer || schemaAt(document.model, header.schema) === undefined) return []
  const text = lines.join(', ')
  const readings = readHeader(header, lines).map((value) => document.validate(header.schema, value, 'response'))
  if (readings.length === 0) return [{ header, text, message: 'is not JSON' }]
  if (readings.some((violations) => violations.length === 0)) return []
  // A reading of another type is not what was meant.
  const [violation] = readings.find((violations) => !violations.some(isOfType)) ?? readings[0] ?? []
  return violation ? [{ header, text, violation, message: describe(violation) }] : []
}

const isOfType = ({ at, keyword }: Violation): boolean => at === '' && keyword === 'type'

const describe = ({ at, message }: Violation): string => (at === '' ? message : `${at} ${message}`)
