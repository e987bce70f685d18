import type { Json, JsonObject } from '../model/model.ts'

/**
 * Takes out of a document what only people read, and who says so: a mock answers the same without it, and a page that loads it
 * gets a third less. Examples stay as they are.
 */
export function withoutWords(root: JsonObject): JsonObject {
  return copyOf(root, 'document') as JsonObject
}

const words = new Set(['description', 'summary', 'x-evidence', 'externalDocs'])

/** Below these keys a name is anybody's own: a property may be called `description`. */
const named = new Set(['properties', 'schemas', 'examples', 'responses', 'links', 'parameters', 'headers'])
const values = new Set(['value', 'example', 'default', 'const', 'enum'])

function copyOf(value: Json, key: string): Json {
  if (typeof value !== 'object' || value === null || values.has(key)) return value
  if (Array.isArray(value)) return value.map((item) => copyOf(item as Json, 'item'))
  const kept = Object.entries(value as JsonObject).filter(([name]) => named.has(key) || !words.has(name))
  // A name is no key: what it stands for begins anew.
  return Object.fromEntries(kept.map(([name, child]) => [name, copyOf(child as Json, named.has(key) ? 'named' : name)]))
}
