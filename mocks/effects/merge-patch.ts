import { isObject, type Json } from '#openapi'

/**
 * Changes a record by what is sent.
 *
 * @param mediaType `application/merge-patch+json` says that null removes; elsewhere null is a value like any other.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7396 RFC 7396, JSON Merge Patch}
 */
export function mergePatch(target: Json | undefined, patch: Json, mediaType: string | undefined): Json {
  if (!isObject(patch)) return patch
  // A map: what is called `__proto__` is a property like any other.
  const merged = new Map(Object.entries(isObject(target) ? target : {}))
  const removes = /merge-patch/i.test(mediaType ?? '')
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && removes) merged.delete(name)
    else merged.set(name, isObject(value) ? mergePatch(merged.get(name), value, mediaType) : value)
  }
  return Object.fromEntries(merged)
}
