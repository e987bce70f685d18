import {
  type Document,
  isObject,
  type Json,
  type JsonObject,
  type Operation,
  objectOf,
  type Pointer,
  propertiesAt,
  schemaAt,
  schemaBelow,
  successOf,
  valueAt,
} from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { Act } from './decision.ts'
import type { Layout } from './layout.ts'

/** A record that an example of the document shows, and the request it belongs to. */
export interface Shown {
  readonly record: JsonObject
  readonly operation: Operation
}

/** What the document shows of the record a request creates. */
interface Creation {
  /** For just this request. */
  readonly exact: JsonObject
  /** For any. */
  readonly likely: JsonObject
  /** What is made anew each time (`x-volatile`). */
  readonly fresh: JsonObject
}

/** Gives what the document shows of the record a request creates, without what is made anew each time. */
export function shownRecord({ document, operation, shown, now, createId }: Act, at: Pointer): Creation {
  const success = successOf(operation)
  const schema = schemaBelow(document.model.root, success?.schema, at)
  const properties = schema === undefined ? [] : [...propertiesAt(document.model.root, schema)]
  const volatile = new Map(
    properties.flatMap(([name, place]) => {
      const { 'x-volatile': kind, type } = schemaAt(document.model, place) ?? {}
      return kind === undefined ? [] : [[name, { kind, type }] as const]
    }),
  )
  const steady = (body: Json | undefined): JsonObject =>
    Object.fromEntries(Object.entries(objectOf(valueAt(body, at))).filter(([name]) => !volatile.has(name)))
  const fresh = [...volatile].flatMap(([name, { kind, type }]): [string, Json][] => {
    if (kind === 'unique') return [[name, createId()]]
    return kind === 'now' ? [[name, type === 'integer' || type === 'number' ? now() : new Date(now()).toISOString()]] : []
  })
  return { exact: steady(shown), likely: steady(examplesOf(operation)[0]), fresh: Object.fromEntries(fresh) }
}

/** Lists the records of a collection that the examples of its operations and of its schema show. */
export function shownRecords(document: Document, { of }: Layout): readonly Shown[] {
  const { model } = document
  const effects = effectsOf(document)
  const found = model.operations.flatMap((operation): readonly Shown[] => {
    const { value: effect } = effects.of(operation)
    // What a creation shows is not there before it.
    if (!('of' in effect) || effect.of.path !== of.path || ['change', 'remove', 'create'].includes(effect.kind)) return []
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
