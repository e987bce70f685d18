import type { Json, JsonObject } from '../model/model.ts'

type Mutable = Record<string, Json>

/**
 * Brings two habits of public documents into the form the rest of the project reads: `nullable`, which 3.1 does not have any more and is
 * written all the same, and the one example without a name, which an upgrade calls `default`.
 *
 * @param root Changed in place.
 * @param isUpgraded Whether the document was written in an edition before 3.1.
 */
export function normalise(root: JsonObject, isUpgraded: boolean): void {
  const pending: { readonly value: Json; readonly key: string }[] = [{ value: root, key: '' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, key } = next
    if (typeof value !== 'object' || value === null) continue
    const isNamed = named.has(key)
    if (!Array.isArray(value) && !isNamed) {
      withoutNullable(value as Mutable)
      if (isUpgraded) withoutName(value as Mutable)
    }
    for (const [name, child] of Object.entries(value)) {
      if (isNamed || !values.has(name)) pending.push({ value: child, key: isNamed ? '' : name })
    }
  }
}

/** Their keys are names that somebody chose, no keywords. */
const named = new Set([
  'properties',
  'patternProperties',
  'schemas',
  'responses',
  'parameters',
  'headers',
  'requestBodies',
  'examples',
  '$defs',
])

/** What stands below them is a value, no part of the document. */
const values = new Set(['example', 'default', 'const', 'enum', 'value', 'dataValue'])

function withoutNullable(schema: Mutable): void {
  const { nullable, type } = schema
  if (typeof nullable !== 'boolean') return
  delete schema.nullable
  if (!nullable || type === undefined) return
  const types = [type].flat() as readonly Json[]
  if (!types.includes('null')) schema.type = [...types, 'null']
}

function withoutName(holder: Mutable): void {
  const { examples } = holder
  if (typeof examples !== 'object' || examples === null || Array.isArray(examples)) return
  const [[name, example] = [], ...others] = Object.entries(examples as JsonObject)
  if (name !== 'default' || others.length > 0 || typeof example !== 'object' || example === null) return
  if (Object.keys(example).join() !== 'value') return
  delete holder.examples
  holder.example = (example as JsonObject).value ?? null
}
