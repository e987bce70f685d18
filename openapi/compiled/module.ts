import { createValidator } from '#openapi/validator/any'
import type { Document } from '../model/document.ts'
import type { JsonObject } from '../model/model.ts'
import { buildModel } from '../model/operations.ts'
import { withTargets } from '../model/targets.ts'
import { createPlaces } from './positions.ts'
import { type CompiledDocument, once, restoreDocument } from './restore.ts'

/** A document as `doublecheck generate` leaves it: its root as text, which is quicker to read than code. */
export interface ModuleDocument extends Omit<CompiledDocument, 'root'> {
  /** The root, as JSON. */
  readonly json: string
}

/** Gives the function that makes a document of what `doublecheck generate` left, once, when it is first asked for. */
export const moduleDocument = ({ json, ...left }: ModuleDocument): (() => Document) =>
  once(() => {
    const compiled = { ...left, root: JSON.parse(json) as JsonObject }
    return restoreDocument(compiled, createPlaces(compiled), (root) => ({
      model: withTargets(buildModel(root, compiled.name)),
      ...createValidator(root),
    }))
  })
