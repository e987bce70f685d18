import { type Document, type Operation, propertiesAt, schemaAt, schemaBelow } from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import type { Fields } from '../exchange/same-value.ts'

/** What a record has where the request that creates it leaves a property out, as the schema of that request says. */
export function defaultsOf({ model, validate }: Document, creator: Operation, collection: Collection): Fields {
  const { schema } = creator.requestBody ?? {}
  const at = sentAt(model, creator, collection)
  const place = at === undefined || schema === undefined ? undefined : schemaBelow(model.root, schema, at)
  if (place === undefined || collection.item === undefined) return {}
  const shown = propertiesAt(model.root, collection.item)
  const entries = [...propertiesAt(model.root, place)].flatMap(([name, sent]) => {
    const { default: preset, readOnly, writeOnly } = schemaAt(model, sent) ?? {}
    const own = shown.get(name)
    const isShown = own !== undefined && preset !== undefined && validate(own, preset, 'response').length === 0
    return isShown && !readOnly && !writeOnly ? [[name, preset] as const] : []
  })
  return Object.fromEntries(entries)
}
