import type { JsonObject, Model, Pointer } from './model.ts'
import { keysOf, valueAt } from './pointer.ts'

const known = new WeakMap<JsonObject, Map<Pointer, JsonObject | undefined>>()

/** Gives the schema at a place of the document; undefined where there is none or only `true` or `false`. */
export function schemaAt({ root }: Pick<Model, 'root'>, pointer: Pointer): JsonObject | undefined {
  const schemas = known.get(root) ?? new Map<Pointer, JsonObject | undefined>()
  if (!schemas.has(pointer)) schemas.set(pointer, findSchema(root, pointer))
  known.set(root, schemas)
  return schemas.get(pointer)
}

function findSchema(root: JsonObject, pointer: Pointer): JsonObject | undefined {
  const schema = keysOf(pointer).length > 0 ? valueAt(root, pointer) : root
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? (schema as JsonObject) : undefined
}
