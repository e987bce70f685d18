import { percentEncode } from '#openapi'

/** A segment of a path template: a text as it is, or a form with parameters in it: `{id}`, `{id}.json`, `{from}-{to}`. */
export type Segment = { readonly literal: string } | ParameterSegment

/** A segment with parameters. */
export interface ParameterSegment {
  /** Fits what is sent; each group is the value of a parameter, as sent. */
  readonly form: RegExp
  readonly names: readonly string[]
  /** How many characters it fixes: the more there are, the more concrete it is. */
  readonly fixed: number
}

/** Reads a segment of a path template. */
export function readSegment(text: string): Segment {
  const parts = text.split(/\{([^{}]+)\}/)
  if (parts.length === 1) return { literal: decodeText(text) }
  // Every second part is a name.
  const around = parts.filter((_, index) => index % 2 === 0).map(written)
  return {
    form: new RegExp(`^${around.map(escapeForm).join('(.+?)')}$`, 's'),
    names: parts.filter((_, index) => index % 2 === 1),
    fixed: around.join('').length,
  }
}

/** Writes a part of a path template as a client does that escapes only what it has to. */
export const written = (text: string): string => decodeUnreserved(text.replaceAll(/[^!-~]+/gu, percentEncode))

const escapeForm = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)

/**
 * Writes what needs no escape without one, for `%73` is an `s`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.2 RFC 3986, Percent-Encoding Normalization}
 */
export const decodeUnreserved = (text: string): string =>
  text.includes('%')
    ? text.replaceAll(/%[2-7][\da-f]/gi, (code) => {
        const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
        return /[\w.~-]/.test(character) ? character : code.toUpperCase()
      })
    : text

/** The text that is meant; as it stands where it cannot be decoded. */
export function decodeText(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
