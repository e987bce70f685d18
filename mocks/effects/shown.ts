import {
  type Json,
  type JsonObject,
  objectOf,
  type Pointer,
  propertiesAt,
  schemaAt,
  schemaBelow,
  successOf,
  valueAt,
} from '#openapi'
import { examplesOf } from '#openapi/effects'
import type { Act } from './decision.ts'

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
