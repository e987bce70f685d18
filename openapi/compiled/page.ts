import type { Json, JsonObject } from '../model/model.ts'

/**
 * Takes out of a document what a mock does not answer with: the words only people read, who says so, and what only the runner
 * follows. A page loads a third less for it. Responses and schemas stay as they are, and of requests the first that is shown.
 */
export function forPage(root: JsonObject): JsonObject {
  return copyOf(root, 'document', (name) => (left.has(name) ? undefined : asked.has(name) ? firstOnly : keep)) as JsonObject
}

/**
 * Empties the descriptions of a document: only people read them, and they are a third of it. That there is one is kept, since some of
 * what is concluded depends on it.
 */
export function forModule(root: JsonObject): JsonObject {
  return copyOf(root, 'document', (name) => (name === 'description' ? empty : keep)) as JsonObject
}

const words = ['description', 'summary', 'externalDocs', 'bearerFormat', 'x-evidence', 'x-unpaired']
const followed = ['links', 'x-undo', 'x-after', 'x-identity', 'x-safe']
const left = new Set([...words, ...followed])

/** Below these keys a name is anybody's own: a property may be called `description`. */
const named = new Set(['properties', 'schemas', 'examples', 'responses', 'parameters', 'headers', 'callbacks', 'requestBodies'])
const values = new Set(['value', 'example', 'default', 'const', 'enum', ...followed])

/** What becomes of a value by its keyword; undefined: it is left out. */
type Change = (keyword: string) => ((value: Json) => Json) | undefined

const keep = (value: Json): Json => value
const empty = (value: Json): Json => (typeof value === 'string' ? '' : value)

/** Where requests are shown. */
const asked = new Set(['requestBody', 'requestBodies', 'parameters'])

/** Of the requests that are shown only the first is looked at; of the others their names. */
function firstOnly(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => firstOnly(item as Json))
  const entries = Object.entries(value as JsonObject).map(([name, child]): [string, Json] => [
    name,
    name === 'examples' ? withoutOthers(child) : firstOnly(child),
  ])
  return Object.fromEntries(entries)
}

function withoutOthers(examples: Json): Json {
  if (typeof examples !== 'object' || examples === null || Array.isArray(examples)) return examples
  const [first, ...others] = Object.entries(examples as JsonObject)
  return Object.fromEntries([...(first ? [first] : []), ...others.map(([name]) => [name, {}] as const)])
}

function copyOf(value: Json, key: string, changeOf: Change): Json {
  if (typeof value !== 'object' || value === null || values.has(key)) return value
  // The examples of a schema, which have no names.
  if (Array.isArray(value) && key === 'examples') return value
  if (Array.isArray(value)) return value.map((item) => copyOf(item as Json, 'item', changeOf))
  const entries = Object.entries(value as JsonObject).flatMap(([name, child]) => {
    // A name is no key: what it stands for begins anew.
    if (named.has(key)) return [[name, copyOf(child as Json, 'named', changeOf)] as const]
    const change = changeOf(name)
    return change ? [[name, copyOf(change(child as Json), name, changeOf)] as const] : []
  })
  return Object.fromEntries(entries)
}
