import type { Json } from '#openapi'
import type { Pair } from './style.ts'

/** Whether a body is a form: it is edited one field a line. */
export const isForm = (mediaType: string): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(mediaType)

/** Whether the fields of a form are sent as parts, of which some may be files. */
export const isMultipart = (mediaType: string): boolean => /^multipart\//i.test(mediaType)

/** Writes a form one field a line: `name=value`. What lies deeper stands in brackets, `address[city]`, as most servers read it. */
export const writeForm = (value: Json): string =>
  pairsOf('', value)
    .map(([name, text]) => `${name}=${escaped(text)}`)
    .join('\n')

function pairsOf(name: string, value: Json): readonly Pair[] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, one]) => pairsOf(name === '' ? key : `${name}[${key}]`, one))
}

/** Reads it. */
export const readForm = (text: string): readonly Pair[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf('=')
      return at < 0 ? [line, ''] : [line.slice(0, at), unescaped(line.slice(at + 1))]
    })

// A value may have lines of its own.
const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
const breaks: Readonly<Record<string, string>> = { n: '\n', r: '\r', '\\': '\\' }
const unescaped = (text: string): string => text.replaceAll(/\\([nr\\])/g, (_, character: string) => breaks[character] ?? '')
