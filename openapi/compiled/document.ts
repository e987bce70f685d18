import { createValidator } from '#openapi/validator'
import type { Document } from '../model/document.ts'
import { buildModel } from '../model/operations.ts'
import { createPlaces } from './positions.ts'
import { type CompiledDocument, once, restoreDocument } from './restore.ts'

/** Gives the function that makes a document of what the build left, once, when it is first asked for. */
export const compiledDocument = (compiled: CompiledDocument): (() => Document) =>
  once(() =>
    restoreDocument(compiled, createPlaces(compiled), (root) => ({
      model: buildModel(root, compiled.name),
      ...createValidator(root),
    })),
  )
