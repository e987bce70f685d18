import type { Json, JsonObject } from '../model/model.ts'

/**
 * Takes out of a document what a mock does not answer with: the words only people read, who says so, and what only the runner
 * follows. A page loads a third less for it. Examples and schemas stay as they are.
 */
export function forPage(root: JsonObject): JsonObject {
  return copyOf(root, 'document') as JsonObject
}

const words = ['description', 'summary', 'externalDocs', 'x-evidence']
const followed = ['links', 'x-undo', 'x-after', 'x-identity']
const left = new Set([...words, ...followed])

/** Below these keys a name is anybody's own: a property may be called `description`. */
const named = new Set(['properties', 'schemas', 'examples', 'responses', 'parameters', 'headers', 'callbacks', 'requestBodies'])
const values = new Set(['value', 'example', 'default', 'const', 'enum'])

function copyOf(value: Json, key: string): Json {
  if (typeof value !== 'object' || value === null || values.has(key)) return value
  if (Array.isArray(value)) return value.map((item) => copyOf(item as Json, 'item'))
  const kept = Object.entries(value as JsonObject).filter(([name]) => named.has(key) || !left.has(name))
  // A name is no key: what it stands for begins anew.
  return Object.fromEntries(kept.map(([name, child]) => [name, copyOf(child as Json, named.has(key) ? 'named' : name)]))
}
