import { applyPatch, type Operation as Step } from 'rfc6902'
import { isObject, type Json, type JsonObject, type Pointer } from '#openapi'
import { mergePatch } from './merge-patch.ts'

/** A record after a patch, or why the patch cannot be applied. */
export type Patched = { readonly record: JsonObject } | { readonly reason: string }

/** The media type of JSON Patch. */
export const jsonPatch = 'application/json-patch+json'

/** Whether a media type is that of JSON Patch. */
export const isJsonPatch = (mediaType: string | undefined): boolean => /json-patch/i.test(mediaType ?? '')

/** The steps of a patch as they are for the record, where they name it in its envelope: `/data/price`. */
export function stepsWithin(patch: Json | undefined, at: Pointer): Json {
  const inside = (path: Json | undefined): Json =>
    typeof path === 'string' && (path === at || path.startsWith(`${at}/`)) ? path.slice(at.length) : (path ?? null)
  if (at === '' || !Array.isArray(patch)) return patch ?? []
  return (patch as readonly Json[]).map((step) =>
    isObject(step) ? { ...step, path: inside(step.path), ...('from' in step ? { from: inside(step.from) } : {}) } : step,
  )
}

/**
 * Changes a record by what is sent: step by step, or by merging.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6902 RFC 6902, JSON Patch}
 */
export function patched(record: JsonObject, patch: Json, mediaType: string | undefined): Patched {
  if (!isJsonPatch(mediaType) || !Array.isArray(patch)) {
    const merged = mergePatch(record, patch, mediaType)
    return isObject(merged) ? { record: merged } : { record }
  }
  // The record stands below a name, so that a step can replace the whole of it.
  const holder = { record: structuredClone(record) as Json }
  for (const [index, step] of patch.entries()) {
    const reason = apply(holder, step as Json)
    if (reason !== undefined) return { reason: `Step ${index} of the patch cannot be applied: ${reason}` }
  }
  return isObject(holder.record) ? { record: holder.record } : { reason: 'The result of the patch is not an object.' }
}

function apply(holder: object, step: Json): string | undefined {
  const { path, from } = isObject(step) ? step : {}
  const isPointer = (one: Json | undefined): one is string => typeof one === 'string' && (one === '' || one.startsWith('/'))
  if (!isObject(step) || !isPointer(path)) return 'its path is not a JSON Pointer.'
  if (from !== undefined && !isPointer(from)) return 'its from is not a JSON Pointer.'
  const below = { ...step, path: `/record${path}`, ...(from === undefined ? {} : { from: `/record${from}` }) }
  const [error] = applyPatch(holder, [below as unknown as Step])
  return error ? reasons[error.name] : undefined
}

/** In words of our own: those of the library quote the value that was sent. */
const reasons: Readonly<Record<string, string>> = {
  MissingError: 'its path does not exist.',
  TestError: 'the value at its path is different.',
  InvalidOperationError: 'its op is unknown.',
}
