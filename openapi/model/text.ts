import type { Json } from './json.ts'

/** Writes a value where only a text can stand, in a URL, a header or inside another text: a text as it is, the rest as JSON, nothing as nothing. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** Writes a text as a part of a URL or of a pointer. Half of a surrogate pair, which JSON can escape, stands for no character: U+FFFD is written. */
export const percentEncode = (text: string): string => encodeURIComponent(text.toWellFormed())
