/** A body that could be read, or why not. */
export type ReadResult = { readonly value: unknown } | { readonly reason: string }

/**
 * Reads a body.
 *
 * @param properties Names of the properties the operation knows.
 */
export type ReadBody = (text: string, properties: ReadonlySet<string>) => ReadResult

/** Reads a body as JSON. The reason quotes nothing of the body: there are secrets in it. */
export const readJson: ReadBody = (text) => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { reason: 'the body is not valid JSON' }
  }
}
