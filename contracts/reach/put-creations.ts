import { type Document, type Link, type Operation, type Producer, type RequestExample, successOf } from '#openapi'
import { type Collection, effectsOf } from '#openapi/effects'
import { linkTo } from './inferred-links.ts'
import { relationOf } from './relations.ts'

/** A `PUT` that creates the record that its path names, where there is none: the run chooses a key that nobody has. */
export interface PutCreation {
  readonly operation: Operation
  readonly collection: Collection
  /** The request that removes what it created. */
  readonly undo: Link
  /** Why it is believed. */
  readonly because: string
}

const known = new WeakMap<Document, readonly PutCreation[]>()

/** Lists them: those that document a 201, or that no `POST` is beside, of records that can be removed again. */
export function putCreationsOf(document: Document): readonly PutCreation[] {
  const found = known.get(document) ?? document.model.operations.flatMap((one) => find(document, one) ?? [])
  known.set(document, found)
  return found
}

/** Finds the one that an operation is. */
export const putCreationOf = (document: Document, operation: Operation): PutCreation | undefined =>
  putCreationsOf(document).find((one) => one.operation === operation)

function find(document: Document, operation: Operation): PutCreation | undefined {
  const { value: effect } = effectsOf(document).of(operation)
  const { key } = 'of' in effect ? effect.of : {}
  if (effect.kind !== 'replace' || !effect.creates || !key || effect.key !== `path.${key.parameter}`) return undefined
  if (operation.undo || operation.pairs.length === 0 || relationOf(document, operation)) return undefined
  const remover = document.model.operations.find((one) => {
    const { value } = effectsOf(document).of(one)
    return value.kind === 'remove' && value.of.path === effect.of.path && value.key !== undefined
  })
  if (!remover) return undefined
  const because = `\`PUT ${operation.path}\` creates one of \`${effect.of.path}\`, and \`${remover.method} ${remover.path}\` removes it`
  const parameters = Object.fromEntries(
    [...effect.of.within, key.parameter].map((name) => [`path.${name}`, `$request.path.${name}`]),
  )
  const undo: Link = { name: 'undo', pointer: remover.pointer, operationId: remover.id, parameters, inferred: because }
  return { operation, collection: effect.of, undo, because }
}

/** A `PUT` under a key that holds an id of the run may create what it was to replace: a broken key, or one that is gone. */
export function undoOfPut(
  document: Document,
  operation: Operation,
  { parameters }: RequestExample,
  isOwn: (text: string) => boolean,
): Link | undefined {
  const put = putCreationOf(document, operation)
  const key = parameters[`path.${put?.collection.key?.parameter}`]
  return typeof key === 'string' && isOwn(key) ? put?.undo : undefined
}

/** Lists those that make what another operation works on, as if their success linked there. */
export function putProducersOf(document: Document, target: Operation): readonly Producer[] {
  return putCreationsOf(document).flatMap(({ operation, collection, because }) => {
    const stated = (successOf(operation)?.links ?? []).some(({ operationId }) => operationId === target.id)
    const fed = stated ? undefined : linkTo(document, target, collection, `$request.path.${collection.key?.parameter}`)
    if (!fed) return []
    const link: Link = { name: target.id, pointer: target.pointer, operationId: target.id, inferred: because, ...fed }
    return [{ operation, link }]
  })
}
