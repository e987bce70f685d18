import type { Json, JsonObject } from './model.ts'

/** Puts, for each schema that says so (`x-profiles`), the one of a profile in its place. What has none stays as it is. */
export function withProfile(root: JsonObject, profile: string): JsonObject {
  const copy = (value: Json): Json => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(copy)
    const instead = placeOf((value as JsonObject)['x-profiles'], profile)
    if (instead !== undefined) return { $ref: instead }
    return Object.fromEntries(Object.entries(value as JsonObject).map(([key, child]) => [key, copy(child)]))
  }
  return copy(root) as JsonObject
}

function placeOf(profiles: Json | undefined, profile: string): string | undefined {
  if (typeof profiles !== 'object' || profiles === null || !Object.hasOwn(profiles, profile)) return undefined
  const place = (profiles as JsonObject)[profile]
  return typeof place === 'string' ? place : undefined
}
