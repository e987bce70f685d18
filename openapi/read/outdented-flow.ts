import { YAMLException } from 'js-yaml'

/**
 * Reads YAML in which a flow collection goes on as far left as what it belongs to, as other parsers of YAML allow and documents have:
 *
 * ```yaml
 * example: {
 *   "80/tcp": {}
 * }
 * ```
 *
 * @param read Throws a `YAMLException` where the text is not valid.
 * @returns What was read, and the text it was read of. It is as long as the text given: a line break is a space in it, no more.
 * @see {@link https://yaml.org/spec/1.2.2/#74-flow-collection-styles YAML 1.2.2, Flow Collection Styles}
 */
export function readOutdented<Value>(
  text: string,
  read: (text: string) => Value,
): { readonly value: Value; readonly text: string } {
  let joined = text
  let first: unknown
  for (let count = 0; ; count += 1) {
    try {
      return { value: read(joined), text: joined }
    } catch (error) {
      first ??= error
      const next = count * text.length < mostRead ? joinBefore(joined, error) : undefined
      // A mistake further down is told; one that joining lines would make is not.
      if (next === undefined) throw isOutdent(error) ? first : error
      joined = next
    }
  }
}

/** Characters to read again at most: a text is read once more as a whole for each line that is joined. */
const mostRead = 100_000_000

const isOutdent = (error: unknown): error is YAMLException =>
  error instanceof YAMLException && error.reason === 'deficient indentation'

/** Puts the line of a mistake at the end of the one before; undefined where that is not what it is about. */
function joinBefore(text: string, error: unknown): string | undefined {
  const position = isOutdent(error) ? error.mark?.position : undefined
  if (position === undefined) return undefined
  const [gap = ''] = /\s*$/.exec(text.slice(0, position)) ?? []
  const start = position - gap.length
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  if (!gap.includes('\n') || line.includes('#')) return undefined
  return `${text.slice(0, start)}${' '.repeat(gap.length)}${text.slice(position)}`
}
