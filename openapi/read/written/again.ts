import type { Written } from '../../model/document.ts'
import type { JsonObject } from '../../model/model.ts'
import { DocumentError } from '../error.ts'
import { createOrigins, type Origins } from '../origins.ts'
import { applyOverlay } from '../overlay.ts'
import { type Parsed, parseText } from '../parse.ts'
import type { Version } from '../version.ts'
import { writtenIn } from './written.ts'

/** Reads a document again as its text has it, with its overlays: what was read has been brought to 3.1 in its place. */
export function readAgain(
  { text, file }: Parsed,
  version: Version,
  { added, origins }: { readonly added: readonly Parsed[]; readonly origins: Origins } = { added: [], origins: createOrigins() },
): Written {
  const root = parseText(text, file).data as JsonObject
  for (const overlay of added) applyOwn(root, overlay, origins)
  return writtenIn(root, version)
}

/** An overlay may change nothing but what lies in other files; that it applies at all has been seen. */
function applyOwn(root: JsonObject, overlay: Parsed, origins: Origins): void {
  try {
    applyOverlay(root, overlay, origins)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
  }
}
