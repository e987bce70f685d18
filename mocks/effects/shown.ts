import { type Document, isObject, type Json, type JsonObject, type Operation, schemaAt, successOf, valueAt } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { Layout } from './layout.ts'

/** A record that an example of the document shows, and the request it belongs to. */
export interface Shown {
  readonly record: JsonObject
  readonly operation: Operation
}

/** Lists the records of a collection that the examples of its operations and of its schema show. */
export function shownRecords(document: Document, { of }: Layout): readonly Shown[] {
  const { model } = document
  const effects = effectsOf(document)
  const found = model.operations.flatMap((operation): readonly Shown[] => {
    const { value: effect } = effects.of(operation)
    if (!('of' in effect) || effect.of.path !== of.path || effect.kind === 'change' || effect.kind === 'remove') return []
    const at = 'at' in effect ? effect.at : undefined
    if (at === undefined) return []
    const records = examplesOf(operation).flatMap((body) => [valueAt(body, at)].flat())
    return records.filter(isObject).map((record) => ({ record, operation }))
  })
  const first = model.operations.find((operation) => {
    const { value: effect } = effects.of(operation)
    return 'of' in effect && effect.of.path === of.path
  })
  const { example, examples } = (of.item === undefined ? undefined : schemaAt(model, of.item)) ?? {}
  const own = [example, ...(Array.isArray(examples) ? (examples as readonly Json[]) : [])].filter(isObject)
  return [...found, ...(first ? own.map((record) => ({ record, operation: first })) : [])]
}

function examplesOf(operation: Operation): readonly Json[] {
  const success = successOf(operation)
  if (!success) return []
  const named = success.examples.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const plain = success.contents.flatMap(({ example }) => (example === undefined ? [] : [example]))
  return [...named, ...plain]
}
