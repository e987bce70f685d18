/**
 * How a request is written where JSON and HTTP leave it free: what it means is the same.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc8259 RFC 8259, JSON}
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110 RFC 9110, HTTP Semantics}
 */
export interface Form extends HeadForm {
  /** Properties of objects in JSON, the last first. */
  readonly reversed?: true
  /** Blanks, tabs and line ends between the tokens of JSON, before and behind. */
  readonly spaced?: true
  /** Letters in strings of JSON as `\u0061`, those of names too. */
  readonly escaped?: true
  /** Every byte of the values in path and query percent-encoded, and the last parameter of the query first. */
  readonly encoded?: true
  /** Headers beside the request's own, or in their place. */
  readonly headers?: Readonly<Record<string, string>>
}

/** How the lines of a request's head are written. */
export interface HeadForm {
  readonly names?: 'lower' | 'upper'
  /** A tab in place of the blank before the value of a header, and blanks behind; not for what says how the request travels. */
  readonly padded?: true
  /** Headers that are always sent, and left out here. */
  readonly leftOut?: readonly string[]
}

/** Both forms at once. */
export const joinForms = (one: Form, other: Form): Form => ({
  ...one,
  ...other,
  ...(one.headers || other.headers ? { headers: { ...one.headers, ...other.headers } } : {}),
})

/** Writes one header: `Accept: application/json`. */
export function headerLine(name: string, value: string, { names, padded }: HeadForm = {}): string {
  const written = names === undefined ? name : names === 'lower' ? name.toLowerCase() : name.toUpperCase()
  return padded && !framing.has(name) ? `${written}:\t${value} \t ` : `${written}: ${value}`
}

// What these say is needed to read the request at all, and Node does not read `chunked` with a blank behind it.
const framing: ReadonlySet<string> = new Set(['Host', 'Content-Length', 'Transfer-Encoding', 'Connection', 'Expect'])
