import { createValidator } from '#openapi/validator'
import type { Document } from '../model/document.ts'
import { buildModelWith } from '../model/operations.ts'
import { shownPairs } from '../model/shown-pairs.ts'
import { once, type PageDocument, restoreDocument } from './restore.ts'

/**
 * Gives the function that makes a document of what the build left for a page, once, when it is first asked for. A part is named by
 * its pointer, `openapi/milvus.yaml#/paths/~1users`: a page loads less without the lines.
 */
export const pageDocument = (compiled: PageDocument): (() => Document) =>
  once(() =>
    restoreDocument(
      compiled,
      (pointer) => pointer,
      (root) => ({
        model: buildModelWith({ pairs: shownPairs }, root, compiled.name),
        ...createValidator(root),
      }),
    ),
  )
