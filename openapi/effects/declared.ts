import { changeOf, linkFields } from '../model/change.ts'
import type { Field } from '../model/field.ts'
import type { Evidence, Link, Model, Operation, Pointer } from '../model/model.ts'
import { objectOf } from '../model/plain.ts'
import { escapeKey } from '../model/pointer.ts'
import { successOf } from '../model/status.ts'
import type { Collection, Effect, Known } from './effect.ts'
import { nameOf, parameterOf, parseTemplate, writeTemplate } from './path-template.ts'

/**
 * Reads the effects a document states itself: `x-undo` says that an operation creates and which one removes; a Link of a success to the
 * operation itself that an operation changes what only its owner knows.
 *
 * @param inferred The collections the paths tell of: what is stated about the same path is about the same records.
 */
export function declaredEffects(model: Model, inferred: readonly Collection[]): ReadonlyMap<Operation, Known<Effect>> {
  const effects = new Map<Operation, Known<Effect>>()
  const collections = createCollections(inferred)
  for (const operation of model.operations) {
    const { undo } = operation
    const remover = undo && model.operations.find(({ id }) => id === undo.operationId)
    if (!undo || undo.inferred !== undefined || !remover) continue
    const [made, gone] = effectsOfPair(undo, collections.for(operation))
    effects.set(operation, stated(made, operation.evidence, `its \`x-undo\` leads to \`${remover.id}\``, undo.pointer))
    effects.set(remover, stated(gone, remover.evidence, `the \`x-undo\` of \`${operation.id}\` points here`, undo.pointer))
  }
  for (const operation of model.operations) {
    const change = changeOf(operation)
    const [claim] = change?.claims ?? []
    if (!change || !claim) continue
    const of = ownerOf(operation, effects) ?? inferredOwner(model, operation, inferred) ?? collections.for(operation)
    const key = change.references.find((field) => field === `path.${of.key?.parameter}`) ?? change.references[0]
    const effect: Effect = { kind: 'change', of, key, current: claim.claim, next: claim.set }
    const { inferred: why } = change.link
    effects.set(
      operation,
      why === undefined
        ? stated(effect, operation.evidence, 'a Link of its success response points to itself', change.link.pointer)
        : { ...stated(effect, operation.evidence, why, change.link.pointer), evidence: 'inferred' },
    )
  }
  for (const [creator, { value }] of effects) if (value.kind === 'create') addLinked(model, effects, creator, value.of)
  return effects
}

/** An operation that the success of a creation links to reads, or updates, what was created; one that needs nothing of it lists. */
function addLinked(model: Model, effects: Map<Operation, Known<Effect>>, creator: Operation, of: Collection): void {
  const links = linksOf(creator)
  for (const link of links) {
    const target = model.operations.find(({ id }) => id === link.operationId)
    if (!target || effects.has(target)) continue
    const effect = linkedEffect(target, [...linkFields(link)], links, of)
    if (effect)
      effects.set(target, stated(effect, target.evidence, `the success response of \`${creator.id}\` links here`, link.pointer))
  }
}

function linkedEffect(target: Operation, fields: Fed, links: readonly Link[], of: Collection): Effect | undefined {
  const [key] = keyFieldOf(fields, of) ?? []
  if (key !== undefined) return key.startsWith('header.') ? undefined : { kind: target.safe ? 'read' : 'update', of, key, at: '' }
  const isOnlyLink = links.every((other) => other.operationId !== target.id || linkFields(other).size === 0)
  return target.safe && isOnlyLink ? { kind: 'list', of, at: listAt(target), filters: [] } : undefined
}

/** Where the one list is that the success of an operation shows. */
function listAt(target: Operation): Pointer {
  const value = successOf(target)?.examples[0]?.value
  const name = Object.entries(objectOf(value)).find(([, one]) => Array.isArray(one))?.[0]
  return name === undefined ? '' : `/${escapeKey(name)}`
}

/** What is undone by one key is a record; by several that the request names, a relation between what they name. */
function effectsOfPair(undo: Link, of: Collection): readonly [Effect, Effect] {
  const fields = [...linkFields(undo)]
  const [field, source] = keyFieldOf(fields, of) ?? []
  if (fields.length > 1 && fields.every(([, from]) => from !== undefined)) {
    const keys = fields.map(([name]) => name)
    return [
      { kind: 'relate', of, keys },
      { kind: 'unrelate', of, keys },
    ]
  }
  return [
    { kind: 'create', of, key: source, at: '' },
    { kind: 'remove', of, key: field, at: '' },
  ]
}

type Fed = readonly (readonly [Field, Field | undefined])[]

/** Of the fields that lead to a record the one that is its key; the others say where it belongs. */
const keyFieldOf = (fields: Fed, { key }: Collection) =>
  fields.find(([field]) => field === `path.${key?.parameter}`) ?? fields.find(([, from]) => from === undefined) ?? fields[0]

const stated = (value: Effect, { level }: Evidence, because: string, pointer: string): Known<Effect> => ({
  value,
  evidence: level,
  because,
  pointer,
})

/** The collection of the operation that creates what a change is about: its success links here. */
function ownerOf(operation: Operation, effects: ReadonlyMap<Operation, Known<Effect>>): Collection | undefined {
  for (const [creator, { value }] of effects) {
    if (
      value.kind === 'create' &&
      linksOf(creator).some(({ operationId }) => operationId === operation.id || operationId === operation.alternativeOf)
    )
      return value.of
  }
  return undefined
}

/** `PUT /users/{userId}/password` is about a user; else what it is about is created by the operation whose success links here. */
function inferredOwner({ operations }: Model, { id, path }: Operation, inferred: readonly Collection[]): Collection | undefined {
  const above = nameless(path.slice(0, path.lastIndexOf('/')))
  const around = inferred.find(({ itemPath }) => itemPath !== undefined && nameless(itemPath) === above)
  const creator = operations.find(
    (one) => one.method === 'POST' && one.id !== id && linksOf(one).some((link) => link.operationId === id),
  )
  return around ?? inferred.find((one) => one.path === creator?.path)
}

const nameless = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}')

const linksOf = (operation: Operation): readonly Link[] => successOf(operation)?.links ?? []

function createCollections(inferred: readonly Collection[]): { readonly for: (operation: Operation) => Collection } {
  const known = new Map(inferred.map((collection) => [collection.path, collection]))
  return {
    for: ({ path }) => {
      const { segments, suffix } = parseTemplate(path)
      const isRecord = parameterOf(segments.at(-1)) !== undefined
      const own = writeTemplate(isRecord ? segments.slice(0, -1) : segments, suffix)
      // `/users/create` is about `/users`: the last segment is what is done.
      const above = writeTemplate(segments.slice(0, -1), suffix)
      const found = known.get(own) ?? known.get(above)
      if (found) return found
      const isCommand =
        segments.length > 1 && !isRecord && /^(create|add|new|insert|drop|delete|remove)([_-]|$)/i.test(segments.at(-1) ?? '')
      const place = isCommand ? above : own
      const made: Collection = { path: place, name: nameOf(parseTemplate(place).segments), within: [], references: new Map() }
      known.set(place, made)
      return made
    },
  }
}
