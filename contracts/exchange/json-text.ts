import type { Json } from '#openapi'
import type { Form } from '../http/form.ts'

/** Writes a value as JSON, in a form of its own where one is asked for. */
export function writeJson(value: Json, { reversed, spaced, escaped }: Form = {}): string {
  if (!reversed && !spaced && !escaped) return JSON.stringify(value)
  const gap = spaced ? ' \r\n\t' : ''
  const written = (text: string): string => (escaped ? escapeLetters(JSON.stringify(text)) : JSON.stringify(text))
  const join = (parts: readonly string[]): string => `${gap}${parts.join(`${gap},${gap}`)}${gap}`
  const write = (one: Json): string => {
    if (typeof one === 'string') return written(one)
    if (typeof one !== 'object' || one === null) return JSON.stringify(one)
    if (Array.isArray(one)) return `[${join(one.map((item) => write(item as Json)))}]`
    const entries = Object.entries(one)
    const members = (reversed ? entries.toReversed() : entries).map(
      ([name, item]) => `${written(name)}${gap}:${gap}${write(item)}`,
    )
    return `{${join(members)}}`
  }
  return `${gap}${write(value)}${gap}`
}

// What is escaped already stays, and so does what is only a mark for somebody else's eyes.
const letters = /⟦\w+⟧|\\u[\da-fA-F]{4}|\\.|[A-Za-z]/g

/** Writes the letters of a text of JSON as escapes, capitals with digits in capitals. */
export const escapeLetters = (json: string): string =>
  json.replaceAll(letters, (found) => {
    if (found.length > 1) return found
    const code = found.charCodeAt(0).toString(16).padStart(4, '0')
    return `\\u${found < 'a' ? code.toUpperCase() : code}`
  })
