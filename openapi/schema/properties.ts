import type { JsonObject, Pointer } from '../model/model.ts'
import { childPointer, findValue, followReference } from '../model/place.ts'
import { listOf, objectOf } from '../model/plain.ts'

/**
 * Whether a schema names a property, directly or in a part of it (`$ref`, `allOf`, `anyOf`, `oneOf`).
 *
 * @param keys Names of properties, from the outermost one inwards.
 */
export function namesProperty(root: JsonObject, schema: Pointer, keys: readonly string[]): boolean {
  const [key, ...rest] = keys
  if (key === undefined) return true
  return listParts(root, schema).some((part) => {
    const { properties, items } = objectOf(findValue(root, part))
    if (Object.hasOwn(objectOf(properties), key)) return namesProperty(root, childPointer(`${part}/properties`, key), rest)
    return items !== undefined && /^\d+$/.test(key) && namesProperty(root, `${part}/items`, rest)
  })
}

function listParts(root: JsonObject, schema: Pointer, seen = new Set<Pointer>()): readonly Pointer[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const fields = objectOf(findValue(root, schema))
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((name) =>
    [...listOf(fields[name]).keys()].map((index) => `${schema}/${name}/${index}`),
  )
  return [schema, ...[followReference(root, schema), ...branches].flatMap((part) => listParts(root, part, seen))]
}
