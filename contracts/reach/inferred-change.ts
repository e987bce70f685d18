import { type Document, escapeKey, type Json, type Link, type Operation, type Pointer, propertiesAt, successOf } from '#openapi'
import { effectsOf, parameterIn, sentAt } from '#openapi/effects'

/** A change of what only its owner knows, as names tell: `{ "currentPassword": …, "newPassword": … }` below a record. */
export interface InferredChange {
  /** Property of the body that says what is true now. */
  readonly current: string
  /** Property that is set. */
  readonly next: string
  /** What is changed: `password`. */
  readonly secret: string
  readonly because: string
}

const current = /^(?:current|old|existing|previous|present)[_-]?(password|passcode|passphrase|pin|secret)$/i
const next = /^(?:new|next)[_-]?(password|passcode|passphrase|pin|secret)$/i

/** Reads it from the body of an operation below a record; undefined where the document states a change, or names tell of none. */
export function inferredChangeOf(document: Document, operation: Operation): InferredChange | undefined {
  const { requestBody, method, path, id } = operation
  const links = successOf(operation)?.links ?? []
  if (!requestBody || !['PUT', 'POST', 'PATCH'].includes(method) || links.some(({ operationId }) => operationId === id))
    return undefined
  if (!effectsOf(document).collections.some((one) => parameterIn(one, path) !== undefined)) return undefined
  const names = [...propertiesAt(document.model.root, requestBody.schema).keys()]
  const [claims, sets] = [current, next].map((form) => names.filter((name) => form.test(name)))
  const [claim, ...otherClaims] = claims ?? []
  const [set, ...otherSets] = sets ?? []
  if (claim === undefined || set === undefined || otherClaims.length > 0 || otherSets.length > 0) return undefined
  const secret = current.exec(claim)?.[1]?.toLowerCase() ?? ''
  if (next.exec(set)?.[1]?.toLowerCase() !== secret) return undefined
  return { current: claim, next: set, secret, because: `its body has \`${claim}\` beside \`${set}\`` }
}

/** The Link to itself by which a document would say so. */
export function linkToItself({ id, path, pointer }: Operation, { current: claim, next: set, because }: InferredChange): Link {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
  const parameters = Object.fromEntries(names.map((name) => [`path.${name}`, `$request.path.${name}`]))
  const requestBody = { [claim]: `$request.body#/${escapeKey(set)}` }
  return { name: id, pointer, operationId: id, parameters, requestBody, inferred: because }
}

/** Where the request of a creation says what a change is about; undefined where it does not. */
export function secretOf(document: Document, creator: Operation, { secret }: InferredChange): Pointer | undefined {
  const { value: effect } = effectsOf(document).of(creator)
  const at = effect.kind === 'create' ? sentAt(document.model, creator, effect.of) : undefined
  if (effect.kind !== 'create' || at === undefined || !creator.requestBody || at !== '') return undefined
  const names = [...propertiesAt(document.model.root, creator.requestBody.schema).keys()]
  const found = names.find((name) => name.toLowerCase() === secret)
  return found === undefined ? undefined : `/${escapeKey(found)}`
}

/** What a Link from a creation says of the change of what it has set. */
export function claimOf(document: Document, creator: Operation, target: Operation): Readonly<Record<string, Json>> | undefined {
  const change = inferredChangeOf(document, target)
  const place = change && secretOf(document, creator, change)
  return change && place !== undefined ? { [change.current]: `$request.body#${place}` } : undefined
}
