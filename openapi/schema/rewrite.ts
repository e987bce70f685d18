import type { Json, JsonObject } from '../model/model.ts'

/** Gives a list with its items changed; itself where none is. */
export function withItems(items: readonly Json[], change: (item: Json) => Json): readonly Json[] {
  const changed = items.map(change)
  return changed.some((item, index) => item !== items[index]) ? changed : items
}

/** Gives an object with its values changed; itself where none is. */
export function withChildren(fields: JsonObject, change: (child: Json, key: string) => Json): JsonObject {
  let changed: Record<string, Json> | undefined
  for (const [key, child] of Object.entries(fields)) {
    const next = change(child, key)
    if (next === child) continue
    changed ??= { ...fields }
    changed[key] = next
  }
  return changed ?? fields
}

/**
 * Makes references inside a schema with an `$id` absolute: by JSON Schema they would lead into that schema, where the writer of an
 * OpenAPI document means the document.
 *
 * @param address URI of the document.
 */
export function withAbsoluteReferences(root: JsonObject, address: string): JsonObject {
  const copied = (value: Json, inside: boolean): Json => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return withItems(value as readonly Json[], (item) => copied(item, inside))
    const fields = value as JsonObject
    const within = inside || typeof fields.$id === 'string'
    const children = withChildren(fields, (child) => copied(child, within))
    const { $ref } = fields
    return within && typeof $ref === 'string' && $ref.startsWith('#/') ? { ...children, $ref: `${address}${$ref}` } : children
  }
  return copied(root, false) as JsonObject
}
