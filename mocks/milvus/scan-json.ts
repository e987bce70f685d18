/** Where the first value of JSON ends, or why there is none, in the words of Go's decoder. */
export type Scanned = { readonly end: number } | { readonly reason: string }

/**
 * Finds the end of the first value of JSON in a text.
 *
 * The reason quotes one character at most, so no secret of a body gets into an answer.
 *
 * @see {@link https://pkg.go.dev/encoding/json#SyntaxError encoding/json}
 */
export function scanJson(text: string): Scanned {
  try {
    return { end: scanValue(text, skipBlanks(text, 0)) }
  } catch (error) {
    if (error instanceof ScanError) return { reason: error.message }
    if (error instanceof RangeError) return { reason: 'exceeded max depth' }
    throw error
  }
}

class ScanError extends Error {}

function scanValue(text: string, start: number): number {
  const first = text[start]
  if (first === '{') return scanMembers(text, start + 1, '}', scanMember, 'object key:value pair')
  if (first === '[') return scanMembers(text, start + 1, ']', scanValue, 'array element')
  if (first === '"') return scanString(text, start + 1)
  const literal = ['true', 'false', 'null'].find((word) => word[0] === first)
  if (literal !== undefined) return scanLiteral(text, start, literal)
  const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
  number.lastIndex = start
  return number.test(text) ? number.lastIndex : refuse(text, start, 'looking for beginning of value')
}

function scanMembers(text: string, start: number, close: string, scan: typeof scanValue, what: string): number {
  let at = skipBlanks(text, start)
  if (text[at] === close) return at + 1
  for (;;) {
    at = skipBlanks(text, scan(text, at))
    if (text[at] === close) return at + 1
    if (text[at] !== ',') return refuse(text, at, `after ${what}`)
    at = skipBlanks(text, at + 1)
  }
}

function scanMember(text: string, start: number): number {
  if (text[start] !== '"') return refuse(text, start, 'looking for beginning of object key string')
  const colon = skipBlanks(text, scanString(text, start + 1))
  if (text[colon] !== ':') return refuse(text, colon, 'after object key')
  return scanValue(text, skipBlanks(text, colon + 1))
}

function scanString(text: string, start: number): number {
  for (let at = start; ; at += 1) {
    const character = text[at] ?? ''
    if (character === '"') return at + 1
    if (character < ' ') return refuse(text, at, 'in string literal')
    if (character === '\\') at = scanEscape(text, at + 1)
  }
}

function scanEscape(text: string, start: number): number {
  if ('"\\/bfnrt'.includes(text[start] ?? '-')) return start
  if (text[start] !== 'u') return refuse(text, start, 'in string escape code')
  for (let at = start + 1; at <= start + 4; at += 1)
    if (!/[0-9a-fA-F]/.test(text[at] ?? '')) return refuse(text, at, 'in \\u hexadecimal character escape')
  return start + 4
}

function scanLiteral(text: string, start: number, word: string): number {
  for (let index = 1; index < word.length; index += 1)
    if (text[start + index] !== word[index]) return refuse(text, start + index, `in literal ${word} (expecting '${word[index]}')`)
  return start + word.length
}

function skipBlanks(text: string, start: number): number {
  let at = start
  while (' \t\r\n'.includes(text[at] ?? '-')) at += 1
  return at
}

function refuse(text: string, at: number, where: string): never {
  if (at >= text.length) throw new ScanError('unexpected end of JSON input')
  // Go reads bytes: of a character outside ASCII it names the first one.
  const byte = new TextEncoder().encode(String.fromCodePoint(text.codePointAt(at) ?? 0))[0] ?? 0
  throw new ScanError(`invalid character ${quote(byte)} ${where}`)
}

const quote = (byte: number): string => (byte === 0x27 ? `'\\''` : byte === 0x0a ? `'\\n'` : `'${String.fromCharCode(byte)}'`)
