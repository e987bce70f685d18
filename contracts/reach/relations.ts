import type { Document, Operation } from '#openapi'
import { type Collection, type Effect, effectsOf, plainName, singularOf } from '#openapi/effects'

/** Records of one collection that belong to a record of another: `PUT|DELETE /boards/{boardId}/members/{userId}`, and a list of them. */
export interface Relation {
  readonly on: Operation
  readonly off: Operation
  readonly list: Operation
  /** What is listed. */
  readonly collection: Collection
  /** Whose records are related: `/users`. */
  readonly target: Collection
}

const known = new WeakMap<Document, readonly Relation[]>()

/** Lists the relations of a document: a `PUT` without a body below a record, whose key is that of a record of another collection. */
export function relationsOf(document: Document): readonly Relation[] {
  const found = known.get(document) ?? document.model.operations.flatMap((one) => find(document, one) ?? [])
  known.set(document, found)
  return found
}

/** Finds the relation that an operation makes or ends. */
export const relationOf = (document: Document, operation: Operation): Relation | undefined =>
  relationsOf(document).find(({ on, off }) => on === operation || off === operation)

function find(document: Document, on: Operation): Relation | undefined {
  const { of, collections } = effectsOf(document)
  const { value: effect } = of(on)
  if (effect.kind !== 'replace' || !effect.creates || on.requestBody || on.undo || !effect.of.parent) return undefined
  const { of: collection } = effect
  const having = (kind: Effect['kind']) =>
    document.model.operations.find((one) => {
      const { value } = of(one)
      return value.kind === kind && 'of' in value && value.of.path === collection.path
    })
  const [off, list, target] = [having('remove'), having('list'), targetOf(collection, collections)]
  return off && list && target && !having('read') && !having('create') ? { on, off, list, collection, target } : undefined
}

/** Words for the key of whatever a path is about. */
const general = /^(id|uuid|key|name|slug|code)$/

/** The collection whose records a path names: `userId` of `/users`, if they are asked for by the same word, or by `id`. */
function targetOf({ path, key }: Collection, collections: readonly Collection[]): Collection | undefined {
  const name = plainName(key?.parameter ?? '')
  return collections.find((one) => {
    if (one.path === path || one.key === undefined || one.within.length > 0) return false
    const singular = plainName(singularOf(one.name))
    const own = plainName(one.key.parameter)
    return [`${singular}${own}`, `${singular}id`, singular].includes(name) || (name === own && !general.test(own))
  })
}
