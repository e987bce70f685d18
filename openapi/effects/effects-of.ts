import type { Document } from '../model/document.ts'
import type { Model } from '../model/model.ts'
import { declaredEffects } from './declared.ts'
import type { Effect, Effects, Known } from './effect.ts'
import { inferEffects } from './inferred.ts'
import { inferUndo } from './undo.ts'

const computed = new WeakMap<Model, Effects>()

/**
 * Says what the operations of a document do to the state: what the document states, else what its paths and schemas let one conclude.
 * Computed once for a document.
 *
 * @example
 * const { of, collections } = effectsOf(document)
 * of(createPet).value // { kind: 'create', of: { path: '/pets', … }, key: undefined, at: '' }
 */
export function effectsOf({ model }: Pick<Document, 'model'>): Effects {
  const known = computed.get(model) ?? compute(model)
  computed.set(model, known)
  return known
}

function compute(model: Model): Effects {
  const inferred = inferEffects(model)
  const declared = declaredEffects(model, inferred.collections)
  const effects = new Map([
    ...inferred.effects,
    ...[...declared].map(([operation, known]) => [operation, withShape(known, inferred.effects.get(operation))] as const),
  ])
  const paths = new Set(inferred.collections.map(({ path }) => path))
  const stated = [...declared.values()].flatMap(({ value }) => ('of' in value && !paths.has(value.of.path) ? [value.of] : []))
  return {
    of: (operation) => effects.get(operation) ?? nothing(operation.pointer),
    undoOf: (operation) => {
      const { undo, evidence } = operation
      if (!undo) return inferUndo(model, operation, effects)
      if (undo.inferred !== undefined) return { value: undo, evidence: 'inferred', because: undo.inferred, pointer: undo.pointer }
      return { value: undo, evidence: evidence.level, because: 'its `x-undo` says so', pointer: undo.pointer }
    },
    collections: [...inferred.collections, ...new Set(stated)],
  }
}

/** What is stated says what an operation does; where the record is in its bodies, the schemas tell. */
function withShape(stated: Known<Effect>, concluded: Known<Effect> | undefined): Known<Effect> {
  const [own, other] = [stated.value, concluded?.value]
  const isSame = other !== undefined && 'of' in own && 'of' in other && own.kind === other.kind && own.of.path === other.of.path
  return isSame && 'at' in other ? { ...stated, value: { ...own, at: other.at } as Effect } : stated
}

const nothing = (pointer: string): Known<{ readonly kind: 'none' }> => ({
  value: { kind: 'none' },
  evidence: 'inferred',
  because: 'neither its path nor a Link says what it does',
  pointer,
})
