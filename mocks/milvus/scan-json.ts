/** Where the first value of JSON ends, or why there is none, in the words of Go's decoder. */
export type Scanned = { readonly end: number } | { readonly reason: string }

/** How deep Go reads: lists and objects inside each other. */
export const mostDepth = 10_000

/**
 * Finds the end of the first value of JSON in a text; what follows it is not looked at.
 *
 * The reason quotes one character at most, so no secret of a body gets into a response.
 *
 * @see {@link https://pkg.go.dev/encoding/json#Decoder.Decode encoding/json}
 */
export function scanJson(text: string): Scanned {
  try {
    return { end: scanFirst(text) }
  } catch (error) {
    if (error instanceof ScanError) return { reason: error.message }
    throw error
  }
}

class ScanError extends Error {}

type Close = '}' | ']'
const closes: Readonly<Record<string, Close>> = { '{': '}', '[': ']' }

/** Not recursive: a stack would end before the depth that Go reads. */
function scanFirst(text: string): number {
  const open: Close[] = []
  let at = skipBlanks(text, 0)
  for (;;) {
    const close = closes[text[at] ?? '']
    if (close === undefined) at = scanScalar(text, at)
    else {
      if (open.push(close) > mostDepth) return refuse(text, at, 'exceeded max depth')
      at = skipBlanks(text, at + 1)
      if (text[at] !== close) {
        if (close === '}') at = scanKey(text, at)
        continue
      }
    }
    at = closeAll(text, at, open)
    if (open.length === 0) return at
    at = skipBlanks(text, at + 1)
    if (open.at(-1) === '}') at = scanKey(text, at)
  }
}

/** Closes what ends behind a value. @returns The place of the comma before the next one, or behind the last bracket. */
function closeAll(text: string, start: number, open: Close[]): number {
  let at = start
  for (let close = open.at(-1); close !== undefined; close = open.at(-1)) {
    at = skipBlanks(text, at)
    if (text[at] === ',') return at
    if (text[at] !== close) return refuse(text, at, close === '}' ? 'after object key:value pair' : 'after array element')
    open.pop()
    at += 1
  }
  return at
}

/** @returns Where the value begins. */
function scanKey(text: string, start: number): number {
  if (text[start] !== '"') return refuse(text, start, 'looking for beginning of object key string')
  const colon = skipBlanks(text, scanString(text, start + 1))
  if (text[colon] !== ':') return refuse(text, colon, 'after object key')
  return skipBlanks(text, colon + 1)
}

function scanScalar(text: string, start: number): number {
  const first = text[start] ?? ''
  if (first === '"') return scanString(text, start + 1)
  const literal = ['true', 'false', 'null'].find((word) => word[0] === first)
  if (literal !== undefined) return scanLiteral(text, start, literal)
  return /[-\d]/.test(first) ? scanNumber(text, start) : refuse(text, start, 'looking for beginning of value')
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

function scanNumber(text: string, start: number): number {
  const unsigned = text[start] === '-' ? start + 1 : start
  let at = text[unsigned] === '0' ? unsigned + 1 : scanDigits(text, unsigned, 'in numeric literal')
  if (text[at] === '.') at = scanDigits(text, at + 1, 'after decimal point in numeric literal')
  if (text[at] !== 'e' && text[at] !== 'E') return at
  const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 2 : 1
  return scanDigits(text, at + sign, 'in exponent of numeric literal')
}

function scanDigits(text: string, start: number, where: string): number {
  let at = start
  while (/\d/.test(text[at] ?? '')) at += 1
  return at > start ? at : refuse(text, at, where)
}

function skipBlanks(text: string, start: number): number {
  let at = start
  while (' \t\r\n'.includes(text[at] ?? '-')) at += 1
  return at
}

function refuse(text: string, at: number, where: string): never {
  if (at >= text.length) throw new ScanError('unexpected EOF')
  // Go reads bytes: of a character outside ASCII it names the first one.
  const byte = new TextEncoder().encode(String.fromCodePoint(text.codePointAt(at) ?? 0))[0] ?? 0
  throw new ScanError(`invalid character ${quote(byte)} ${where}`)
}

const named: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  39: "\\'",
  92: '\\\\',
}

/** As `strconv.Quote` does, but between single quotes; the byte stands for the character of its number. */
function quote(byte: number): string {
  const isPrintable = byte >= 0x20 && byte < 0x7f
  const hexadecimal = byte < 0x80 ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte)
  return `'${named[byte] ?? (isPrintable ? String.fromCharCode(byte) : hexadecimal)}'`
}
