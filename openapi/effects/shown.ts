import type { Document } from '../model/document.ts'
import type { Json, JsonObject, Operation } from '../model/model.ts'
import { isObject } from '../model/plain.ts'
import { valueAt } from '../model/pointer.ts'
import { schemaAt } from '../model/schema-at.ts'
import { successOf } from '../model/status.ts'
import type { Collection } from './effect.ts'
import { effectsOf } from './effects-of.ts'

/** Lists the records of a collection that the examples of its operations and of its schema show. */
export function shownRecords({ model }: Pick<Document, 'model'>, of: Collection): readonly JsonObject[] {
  const known = remembered.get(of) ?? findShown(model, of)
  remembered.set(of, known)
  return known
}

const remembered = new WeakMap<Collection, readonly JsonObject[]>()

function findShown(model: Document['model'], of: Collection): readonly JsonObject[] {
  const effects = effectsOf({ model })
  const found = model.operations.flatMap((operation) => {
    const { value: effect } = effects.of(operation)
    // What a creation shows is not there before it.
    if (!('of' in effect) || effect.of.path !== of.path || ['change', 'remove', 'create'].includes(effect.kind)) return []
    const at = 'at' in effect ? effect.at : undefined
    return at === undefined ? [] : examplesOf(operation).flatMap((body) => [valueAt(body, at)].flat())
  })
  const { example, examples } = (of.item === undefined ? undefined : schemaAt({ root: model.root }, of.item)) ?? {}
  return [...found, example, ...(Array.isArray(examples) ? (examples as readonly Json[]) : [])].filter(isObject)
}

/** Lists the bodies the document shows for the success of an operation. */
export function examplesOf(operation: Operation): readonly Json[] {
  const success = successOf(operation)
  if (!success) return []
  const named = success.examples.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const plain = success.contents.flatMap(({ example }) => (example === undefined ? [] : [example]))
  return [...named, ...plain]
}
