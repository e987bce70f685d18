/**
 * Reads a `pattern`. JSON Schema asks for a Unicode-mode regular expression; public documents also hold some that are only
 * expressions without it, such as `[\w-.]` or `\_`.
 *
 * @throws {SyntaxError} Where it is neither.
 * @see {@link https://json-schema.org/draft/2020-12/json-schema-core#section-6.4 JSON Schema 2020-12, Regular Expressions}
 */
export function toRegExp(pattern: string, flags = 'u'): RegExp {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return new RegExp(pattern)
  }
}
// Asked for by Ajv, which may write the call into a validator of its own.
toRegExp.code = 'new RegExp'
