import type { ReadBody } from '../handlers/body.ts'
import { mostDepth, scanJson } from './scan-json.ts'

/**
 * Reads a body as Go's decoder does: what follows the first value is ignored, keys fit in any case, and null stands for an
 * empty object.
 */
export const readBody: ReadBody = (text, properties) => {
  const value = text.length > mostDepth ? undefined : parse(text)
  if (value !== undefined) return { value: fitKeys(value, properties) }
  const scanned = scanJson(text)
  return 'reason' in scanned ? scanned : { value: fitKeys(parse(text.slice(0, scanned.end)), properties) }
}

/** Undefined for what is not JSON as a whole. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fitKeys(value: unknown, properties: ReadonlySet<string>): unknown {
  if (value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return value
  if (Object.keys(value).every((key) => properties.has(key))) return value
  const names = new Map([...properties].map((name) => [name.toLowerCase(), name]))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [names.get(key.toLowerCase()) ?? key, item]))
}
