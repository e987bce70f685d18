import { effectsOf } from '../effects/effects-of.ts'
import { pageEffects } from '../effects/page/known.ts'
import type { Document } from '../model/document.ts'
import type { Json, JsonObject } from '../model/model.ts'

/** Writes into the root of a page's document what its operations do, which nobody can conclude from what is left of it. */
export function withEffects(root: JsonObject, { model }: Pick<Document, 'model'>): JsonObject {
  const effects = effectsOf({ model })
  const entries = model.operations.flatMap((operation): [string, Json][] => {
    const { value } = effects.of(operation)
    if (!('of' in value)) return []
    const { at: _, filters: _none, of, ...effect } = value as typeof value & { readonly at?: unknown; readonly filters?: unknown }
    return [[operation.id, { ...effect, of: { name: of.name } } as unknown as Json]]
  })
  return { ...root, [pageEffects]: Object.fromEntries(entries) }
}
