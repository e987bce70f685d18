import type { Json, JsonObject, Model, Pointer } from '../model/model.ts'
import { childPointer } from '../model/place.ts'
import { escapeKey } from '../model/pointer.ts'
import { schemaAt } from '../model/schema-at.ts'

/** A keyword found beside the schema of a place in a value. */
export interface Annotation {
  /** Place in the value, as JSON Pointer. */
  readonly at: string
  readonly value: Json
  /** Place of the keyword's schema in the document. */
  readonly schema: Pointer
}

/**
 * Lists where in a value a keyword of its schema stands (`x-volatile`, `format`, `x-identity`), through `$ref` and every
 * applicator; of `oneOf` and `anyOf` all branches count that are for a value of its type.
 */
export function annotationsOf(model: Model, schema: Pointer, keyword: string, value: Json): readonly Annotation[] {
  const found: Annotation[] = []
  visit({ model, keyword, found, seen: new Set() }, schema, value, '')
  return found
}

interface Visit {
  readonly model: Model
  readonly keyword: string
  readonly found: Annotation[]
  readonly seen: Set<string>
}

function visit(visited: Visit, pointer: Pointer, value: Json, at: string): void {
  const mark = `${pointer} ${at}`
  const schema = schemaAt(visited.model, pointer)
  if (!schema || visited.seen.has(mark) || !fitsType(schema, value)) return
  visited.seen.add(mark)
  const annotation = schema[visited.keyword]
  if (annotation !== undefined) visited.found.push({ at, value: annotation, schema: pointer })
  if (typeof schema.$ref === 'string') visit(visited, schema.$ref, value, at)
  for (const applicator of ['allOf', 'anyOf', 'oneOf']) {
    const branches = schema[applicator]
    if (!Array.isArray(branches)) continue
    for (const index of branches.keys()) visit(visited, `${pointer}/${applicator}/${index}`, value, at)
  }
  visitChildren(visited, pointer, schema, value, at)
}

/** A schema of another type is another branch's: it says nothing of this value. */
function fitsType({ type }: JsonObject, value: Json): boolean {
  const types = typeof type === 'string' ? [type] : type
  if (!Array.isArray(types)) return true
  if (value === null) return types.includes('null')
  if (Array.isArray(value)) return types.includes('array')
  return types.includes(typeof value) || (typeof value === 'number' && types.includes('integer'))
}

function visitChildren(visited: Visit, pointer: Pointer, schema: JsonObject, value: Json, at: string): void {
  if (typeof value !== 'object' || value === null) return
  const properties = (schema.properties ?? {}) as JsonObject
  for (const [key, child] of Object.entries(value)) {
    const place = `${at}/${escapeKey(key)}`
    if (Array.isArray(value)) visit(visited, `${pointer}/items`, child, place)
    else if (Object.hasOwn(properties, key)) visit(visited, childPointer(`${pointer}/properties`, key), child, place)
    else visit(visited, `${pointer}/additionalProperties`, child, place)
  }
}
