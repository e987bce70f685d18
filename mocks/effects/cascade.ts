import type { Document, JsonObject } from '#openapi'
import type { Collection } from '#openapi/effects'
import type { Collections } from '../store/sandbox.ts'
import { layoutsOf } from './layout.ts'
import { type DocumentState, isSame } from './shelf.ts'

/** Removes what belonged to a record that is gone, however deep: the posts of a user, and their comments. */
export function removeBelow(
  document: Document,
  collections: Collections<DocumentState>,
  of: Collection,
  record: JsonObject,
): void {
  const { all, of: layoutFor } = layoutsOf(document)
  const owner = layoutFor(of)
  for (const child of all.filter((layout) => layout.of.parent?.path === of.path)) {
    const last = child.within.at(-1)
    const collection = collections[child.name]
    if (!last || !collection || owner.key === undefined) continue
    const isBelow = (one: JsonObject) =>
      isSame(one[last.field], record[owner.key ?? '']) &&
      owner.within.every(({ field }, index) => isSame(one[child.within[index]?.field ?? ''], record[field]))
    for (const gone of collection.all().filter(isBelow)) {
      const removed = { ...gone }
      collection.delete(gone as never)
      removeBelow(document, collections, child.of, removed)
    }
  }
}
