import { isObject, type Json, type JsonObject } from '#openapi'

/**
 * Changes a record by what is sent.
 *
 * @param mediaType `application/merge-patch+json` says that null removes; elsewhere null is a value like any other.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7396 RFC 7396, JSON Merge Patch}
 */
export function mergePatch(target: Json | undefined, patch: Json, mediaType: string | undefined): Json {
  if (!isObject(patch)) return patch
  const merged: Record<string, Json> = { ...(isObject(target) ? target : {}) }
  const removes = /merge-patch/i.test(mediaType ?? '')
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && removes) delete merged[name]
    else merged[name] = isObject(value) ? mergePatch(merged[name], value as JsonObject, mediaType) : value
  }
  return merged
}
