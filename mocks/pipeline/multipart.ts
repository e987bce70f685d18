/** A part of `multipart/form-data`. */
export interface FormPart {
  readonly name: string
  readonly text: string
  /** What the client calls the file; absent where it is none. */
  readonly file?: string
  /** Its own media type, where it says one. */
  readonly mediaType?: string
}

/**
 * Reads the parts of a form; undefined where it is not one, or not with the boundary that its header names.
 *
 * @param contentType Value of the header `Content-Type`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7578 RFC 7578, multipart/form-data}
 */
export function readParts(text: string, contentType: string): readonly FormPart[] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return undefined
  // Only at the beginning of a line is it a boundary: a file may have the same characters elsewhere.
  const parts = `\n${text}`.split(`\n--${boundary}`)
  if (parts.length < 2 || !parts.at(-1)?.startsWith('--')) return undefined
  return parts.slice(1, -1).flatMap((part) => readPart(part.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, '')))
}

function readPart(whole: string): readonly FormPart[] {
  const end = /\r?\n\r?\n/.exec(whole)
  const head = whole.slice(0, end?.index)
  const name = /(?:^|[;\s])name="([^"]*)"/im.exec(head)?.[1]
  if (name === undefined || !end) return []
  const file = /[;\s]filename="([^"]*)"/i.exec(head)?.[1]
  const mediaType = /^content-type:[ \t]*([^\r\n]+)/im.exec(head)?.[1]
  const text = whole.slice(end.index + end[0].length)
  return [{ name, text, ...(file === undefined ? {} : { file }), ...(mediaType === undefined ? {} : { mediaType }) }]
}
