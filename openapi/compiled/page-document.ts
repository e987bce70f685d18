import { createValidator } from '#openapi/validator'
import type { Document } from '../model/document.ts'
import { buildModelWith } from '../model/operations.ts'
import { shownPairs } from '../model/shown-pairs.ts'
import { type CompiledDocument, once, restoreDocument } from './restore.ts'

/** Gives the function that makes a document of what the build left for a page, once, when it is first asked for. */
export const pageDocument = (compiled: CompiledDocument): (() => Document) =>
  once(() =>
    restoreDocument(compiled, (root) => ({
      model: buildModelWith({ pairs: shownPairs }, root, compiled.name),
      ...createValidator(root),
    })),
  )
