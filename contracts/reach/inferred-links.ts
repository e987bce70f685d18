import { type Document, escapeKey, type Json, type Link, type Operation, successOf, withValueAt } from '#openapi'
import { type Collection, type Effect, effectsOf, keyExpression, parameterIn, sentAt } from '#openapi/effects'
import { claimOf } from './inferred-change.ts'
import { firstPlace, nestedReferencesOf } from './nested-references.ts'

/** What an operation that creates is known to lead to, from the effects alone. */
export interface Inferred {
  readonly links: readonly Link[]
  readonly undo?: Link | undefined
}

/**
 * Concludes the Links of an operation that creates: what works on a record of its collection, or belongs to one, gets the key that the
 * creation says. Where the document states such a Link itself, that one counts.
 */
export function inferLinks(document: Document, operation: Operation): Inferred {
  const effects = effectsOf(document)
  const { value: made, evidence, because } = effects.of(operation)
  if (made.kind !== 'create' || evidence !== 'inferred' || operation.undo) return { links: [] }
  const key = keyExpression(document.model, operation, made)
  if (key === undefined) return { links: [] }
  const stated = new Set((successOf(operation)?.links ?? []).map(({ operationId }) => operationId))
  const links = document.model.operations.flatMap((target): readonly Link[] => {
    if (target === operation || stated.has(target.id)) return []
    const fed = linkTo(document, target, made.of, key)
    if (!fed) return []
    const claim = claimOf(document, operation, target)
    return [
      {
        name: target.id,
        pointer: target.pointer,
        operationId: target.id,
        inferred: because,
        ...fed,
        ...(claim ? { requestBody: claim } : {}),
      },
    ]
  })
  const undo = effects.undoOf(operation)
  return { links, undo: undo && { ...undo.value, inferred: undo.because } }
}

type Fed = Pick<Link, 'parameters' | 'requestBody'>

/** What is sent to these is a record, which may name others. */
const sends: ReadonlySet<Effect['kind']> = new Set(['create', 'replace', 'update'])

/** The fields of an operation that say which record it works on, or belongs to; undefined where it has to do with none. */
export function linkTo(document: Document, target: Operation, of: Collection, key: string): Fed | undefined {
  const { value: effect } = effectsOf(document).of(target)
  // `PUT /things/{id}` that creates needs none of the records that `POST /things` creates.
  if (effect.kind === 'create' && effect.of.path === of.path) return undefined
  const parameter = parameterIn(of, target.path)
  const around = of.within.map((name): [string, Json] => [`path.${name}`, `$request.path.${name}`])
  if (parameter !== undefined) return { parameters: Object.fromEntries([...around, [`path.${parameter}`, key]]) }
  if (!('of' in effect) || !sends.has(effect.kind)) return undefined
  const [property] = [...effect.of.references].find(([, other]) => other.path === of.path) ?? []
  const at = sentAt(document.model, target, effect.of)
  const nested = nestedReferencesOf(document, target).find(({ collection }) => collection.path === of.path)
  const place = property === undefined ? nested && firstPlace(nested.place) : `${at}/${escapeKey(property)}`
  if (place === undefined || at === undefined) return undefined
  const requestBody = withValueAt({}, place, key)
  return requestBody === undefined ? undefined : { parameters: {}, requestBody }
}
