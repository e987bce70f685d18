import { escapeLetters } from './json-text.ts'

/** A text that gives a secret away, and how: `in base64`; nothing for the secret as it is. */
export interface SecretForm {
  readonly text: string
  readonly how: string
}

/** Secrets shorter than this are not looked for: they are parts of ordinary words. Nothing prints them either. */
export const shortestSecret = 6

/** Lists the forms a secret takes in texts, base64 apart; none for a short one. */
export const readableFormsOf = (value: string): readonly SecretForm[] => written(value, readable)

/** Lists all forms a secret takes in texts; none for a short one. */
export const formsOf = (value: string): readonly SecretForm[] => written(value, { ...readable, 'in base64': base64Forms })

type Writings = Readonly<Record<string, (value: string) => readonly string[]>>

function written(value: string, writings: Writings): readonly SecretForm[] {
  if (value.length < shortestSecret) return []
  const forms = new Map<string, string>()
  for (const [how, texts] of Object.entries(writings))
    for (const text of texts(value)) if (text.length >= shortestSecret && !forms.has(text)) forms.set(text, how)
  return [...forms].map(([text, how]) => ({ text, how }))
}

const readable: Writings = {
  '': (value) => [value],
  'in JSON': (value) => jsonForms(JSON.stringify(value).slice(1, -1)),
  'as HTML': (value) => [
    escapeEntities(value, '&#39;'),
    escapeEntities(value, '&#x27;'),
    escapeEntities(value, '&apos;'),
    escapeEntities(value, "'"),
  ],
  'percent-encoded': percentForms,
  'in hexadecimal': (value) => bothCases(Buffer.from(value).toString('hex')),
}

/** As JavaScript, Go (`<`, `>` and `&` escaped), PHP (`/`) and Python (all but ASCII) write it. */
function jsonForms(json: string): readonly string[] {
  const escaped = (pattern: RegExp) => json.replaceAll(pattern, unicodeEscape)
  const forms = [
    escapeLetters(json),
    escaped(/[<>&\u2028\u2029]/g),
    json.replaceAll('/', '\\/'),
    escaped(/[^ -~]/g),
    escaped(/[<>&'+/@]|[^ -~]/g),
  ]
  return [
    json,
    ...forms.flatMap((form) => [form, form.replaceAll(/\\u[\da-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`)]),
  ]
}

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

const escapeEntities = (value: string, apostrophe: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe)

/** In a path, as a form, strictly, and every byte of it. */
function percentForms(value: string): readonly string[] {
  const bytes = Buffer.from(value)
  const path = encodeURIComponent(bytes.toString())
  const strict = path.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  const every = bytes.toString('hex').toUpperCase().replaceAll(/../g, '%$&')
  const all = [path, strict, path.replaceAll('%20', '+'), strict.replaceAll('%20', '+'), every]
  return all.flatMap((text) => [text, text.replaceAll(/%[\dA-F]{2}/g, (code) => code.toLowerCase())])
}

const bothCases = (hex: string): readonly string[] => [hex, hex.toUpperCase()]

/**
 * Alone, and at each of the three places it can have inside of something longer, without the characters it shares with what stands
 * around it; in either alphabet.
 */
function base64Forms(value: string): readonly string[] {
  const bytes = Buffer.from(value)
  const inside = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
  })
  return [bytes.toString('base64'), ...inside].flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
}
