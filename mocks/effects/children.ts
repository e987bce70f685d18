import { createMemory, type Document, itemsAt, type JsonObject, propertiesAt, schemaAt } from '#openapi'
import type { Collection } from '#openapi/effects'
import type { Act, Decision } from './decision.ts'
import { type Layout, layoutsOf } from './layout.ts'
import { shelfOf } from './shelf.ts'

/** Shows in a record what belongs to it, where its schema has a list for that: the pets of an owner. */
export function withChildren(act: Act, decision: Decision): Decision {
  if (decision.kind !== 'done' || !decision.layoutOf) return decision
  const embed = embedderOf(act, decision)
  if (!embed) return decision
  const { record, list } = decision
  return {
    ...decision,
    ...(record ? { record: embed(record) } : {}),
    ...(list ? { list: { ...list, records: list.records.map(embed) } } : {}),
  }
}

const rememberChildren = createMemory<readonly Layout[]>()

/** The collections whose records the schema of a record has a list for. */
const childrenOf = (document: Document, of: Collection): readonly Layout[] =>
  rememberChildren(document, of.path, () => {
    const { root } = document.model
    const properties = of.item === undefined ? new Map<string, string>() : propertiesAt(root, of.item)
    return layoutsOf(document).all.filter((child) => {
      const place = properties.get(child.of.name)
      const items = place === undefined ? undefined : itemsAt(root, place)
      return child.of.parent?.path === of.path && items !== undefined && schemaAt(document.model, place ?? '')?.readOnly === true
    })
  })

function embedderOf({ document, collections }: Act, { layoutOf: of }: Extract<Decision, { kind: 'done' }>) {
  if (!of?.item) return undefined
  const own = layoutsOf(document).of(of)
  const children = childrenOf(document, of)
  if (children.length === 0) return undefined
  return (record: JsonObject): JsonObject => {
    const lists = children.map((child) => {
      const path = Object.fromEntries(
        child.within.map(({ parameter }, index) => [parameter, record[own.within[index]?.field ?? own.key ?? ''] ?? '']),
      )
      const shelf = shelfOf(document, child, collections, path)
      return [child.of.name, shelf.all().map((one) => ({ ...one }))] as const
    })
    return { ...record, ...Object.fromEntries(lists) }
  }
}
