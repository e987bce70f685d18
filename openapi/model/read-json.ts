import type { Json } from './json.ts'

/** A text read as JSON, or why it cannot be: the reason quotes nothing of the text, which may hold a secret. */
export type ReadJson = { readonly value: Json } | { readonly problem: string }

/**
 * How many arrays and objects may stand inside each other. Whatever walks a value may call itself once for each, and a stack ends
 * at about 8,000; real bodies have fewer than 50.
 */
export const deepestJson = 500

/** Reads a text as one JSON value that can be walked. */
export function readJson(text: string): ReadJson {
  if (isTooDeep(text)) return { problem: `it is nested more than ${deepestJson} levels deep` }
  try {
    return { value: JSON.parse(text) as Json }
  } catch (error) {
    // V8 quotes a piece of the text.
    return { problem: (error as Error).message.replace(/, \.*".*$/s, '') }
  }
}

const quote = 0x22
const backslash = 0x5c
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b])
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d])

// No regular expression: those end on long texts as recursion does on deep ones.
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === quote) index = endOfText(text, index)
    else if (opening.has(code)) depth += 1
    else if (closing.has(code)) depth -= 1
    if (depth > deepestJson) return true
  }
  return false
}

/** Finds the quote that ends a text: an odd number of backslashes before it makes it a part of the text. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end > 0) {
    let before = end - 1
    while (text.charCodeAt(before) === backslash) before -= 1
    if ((end - before) % 2 === 1) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}
