import { type Document, type Field, fieldValue, type Json, type Operation } from '#openapi'
import { type Effect, effectsOf, looksByName } from '#openapi/effects'
import type { PlannedRequest } from './exchange/planned-request.ts'
import { relationOf } from './reach/relations.ts'

/** What the rules of `own` are decided by. */
export interface Rules {
  readonly document: Document
  readonly proved: ReadonlySet<Operation>
  readonly unproved: ReadonlyMap<Operation, string>
  /** @param of Path of the collection whose records the value may tell apart; absent: only what holds an id of the run is its own. */
  readonly isOwnValue: (value: unknown, of?: string) => boolean
  /** Whether it names an account that the run was given: it may be changed, and is put back. */
  readonly isGiven: (value: unknown) => boolean
  /** Whether what the document speaks of may be changed and put back: on loopback. */
  readonly mayChangeFound: boolean
}

/** An empty segment would make another path of it: `DELETE /things/`. */
export const missingParameter = ({ operation, values }: PlannedRequest): string | undefined =>
  [...operation.path.matchAll(/\{([^{}]+)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => isNothing(values.parameters[`path.${name}`]))

/** Whether nothing of a value would stand in a path, or only dots, which lead elsewhere; of a list or an object whether that is so of each part. */
function isNothing(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every((one) => isNothing(one))
  return typeof value !== 'boolean' && /^\.{0,2}$/.test(textOf(value).trim())
}

/** A key as text; empty for what is none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** Whether a request only looks: by the method it is sent with, or because the document says so. */
export const isSafe = ({ operation, method = operation.method }: PlannedRequest): boolean =>
  ['GET', 'HEAD', 'OPTIONS'].includes(method) || (method === operation.method && operation.safe)

/** Why nothing is sent to an operation while what it does, or how to undo it, is not known. */
export function whyUnknown({ document, proved, unproved, mayChangeFound }: Rules, operation: Operation): string | undefined {
  const effects = effectsOf(document)
  const { value } = effects.of(mainOf(document, operation))
  if (value.kind === 'none' && mayChangeFound && looksByName(operation)) return undefined
  if (value.kind === 'none' && operation.evidence.source === '')
    return 'the document does not say what it does to the target: add a Link or `x-undo`, or allow everything with --allow=all'
  if (value.kind !== 'create') return undefined
  const undo = effects.undoOf(operation)
  if (!undo) return 'no operation removes what it creates: add `x-undo`, or allow everything with --allow=all'
  if (undo.evidence !== 'inferred' || proved.has(operation)) return undefined
  const why = unproved.get(operation)
  return why === undefined ? undefined : `what it creates could not be removed again: ${why}`
}

/** What another notation of an operation does, the operation does. */
export const mainOf = ({ model }: Document, operation: Operation): Operation =>
  model.operations.find(({ id }) => id === operation.alternativeOf) ?? operation

/** Why a request is not sent that may change something: it is about what the run has not created, or cannot undo. */
export function whyNotOwn(rules: Rules, request: PlannedRequest): string | undefined {
  const { operation, method = operation.method } = request
  if (method !== operation.method) return `the document does not say what ${method} does here: allow everything with --allow=all`
  const unknown = whyUnknown(rules, operation)
  if (unknown !== undefined) return unknown
  const { value, evidence } = effectsOf(rules.document).of(mainOf(rules.document, operation))
  if (value.kind === 'create') return whyNotCreated(rules, request, value)
  if (value.kind === 'change' && evidence !== 'inferred' && rules.mayChangeFound) return undefined
  if (value.kind === 'none' && rules.mayChangeFound && looksByName(operation)) return undefined
  return concernsOwn(rules, request, value) ? undefined : notOwn
}

function whyNotCreated(
  rules: Rules,
  { operation, values }: PlannedRequest,
  { key }: Effect & { kind: 'create' },
): string | undefined {
  const undo = effectsOf(rules.document).undoOf(operation)
  if (undo?.evidence === 'inferred' && !rules.proved.has(operation)) return 'its undo was not tried'
  // What says OK to it may have had it before: then the undo would remove somebody else's.
  if (key === undefined || rules.isOwnValue(fieldValue(values, key))) return undefined
  // What is created at a path of its own would replace what is there.
  return rules.mayChangeFound && !key.startsWith('path.') ? undefined : notNew
}

const notNew = 'the record that it names may already exist: allow everything with --allow=all'
const notOwn = 'it could change or remove a record that this run did not create'

/** Whether what a request changes or removes is the run's own: its key says so; where none is known, anything in it does. */
function concernsOwn(rules: Rules, { operation, values, credential, text }: PlannedRequest, effect: Effect): boolean {
  const { document, isOwnValue, isGiven } = rules
  const keys = keysOf(effect)
  const of = 'of' in effect ? effect.of.path : undefined
  const concerns = (key: Field) => {
    const value = fieldValue(values, key)
    // A text that stands in place of the body says only what is in it.
    if (text !== undefined && key.startsWith('body') && !text.includes(textOf(value))) return false
    return isOwnValue(value, of) || (effect.kind === 'change' && isGiven(value))
  }
  // It removes whatever is listed there, and whether its filters count is not known: all of that is the run's own only below its record.
  if (effect.kind === 'clear')
    return keys.some((key) => isOwnValue(fieldValue(values, key), effect.of.parent?.path) && key === keys.at(-1))
  // What comes with a record of the run is its own, as is what is related to it, whoever's that is.
  const comesWith = 'of' in effect && effect.of.singleton && effect.of.parent
  if ('of' in effect && (comesWith || relationOf(document, operation)))
    return isOwnValue(values.parameters[`path.${effect.of.within.at(-1)}`], effect.of.parent?.path)
  if (keys.length > 0) return keys.some(concerns)
  if (typeof credential === 'object') return true
  const body = values.body === undefined ? '' : JSON.stringify(values.body)
  return isOwnValue(body) || Object.values(values.parameters).some((value) => isOwnValue(value, of))
}

function keysOf(effect: Effect): readonly Field[] {
  if (effect.kind === 'none' || effect.kind === 'list') return []
  if (effect.kind === 'clear') return effect.of.within.map((name): Field => `path.${name}`)
  if (effect.kind === 'relate' || effect.kind === 'unrelate') return effect.keys
  return 'key' in effect && effect.key !== undefined ? [effect.key] : []
}
