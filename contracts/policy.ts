import { type Document, type Field, fieldValue, type Operation } from '#openapi'
import { type Effect, effectsOf } from '#openapi/effects'
import type { PlannedRequest } from './exchange/planned-request.ts'
import { isLoopback } from './exchange/route.ts'
import type { SendStep } from './sequence/step.ts'

/**
 * What may be sent to a target. `read`: only what looks. `own`: also what can be removed again, and changes of what the run itself
 * created. `all`: everything.
 */
export type Allow = 'read' | 'own' | 'all'

/** Decides what is sent to a target, whatever a sequence wants to send. */
export interface Policy {
  readonly allow: Allow
  /** Operations whose undo was only concluded, and seen to work. */
  readonly proved: ReadonlySet<Operation>
  /** Why a request is not sent; undefined where it is. */
  readonly reasonToSkip: (step: Pick<SendStep, 'request' | 'restores' | 'proves'>) => string | undefined
  /** Why no case of an operation is sent, as far as that is known before anything is. */
  readonly reasonToSkipAll: (operation: Operation) => string | undefined
  /** Takes note of the keys of a record that the run created. */
  readonly noteOwn: (values: Iterable<unknown>) => void
  /** Takes note of whether what an operation created was seen to be removed again. */
  readonly noteProof: (operation: Operation, reason: string | undefined) => void
}

export interface PolicyOptions {
  readonly target: string
  /** Whether the target is the mock that the run started itself. */
  readonly mock: boolean
  /** Absent: the default for the target and the document. */
  readonly allow?: Allow | undefined
  /** Names of the accounts the run was given. */
  readonly accounts: readonly string[]
  /** Whether a text has something in it that only this run makes. */
  readonly isOwn: (text: string) => boolean
}

/** What may be sent where nobody says so: to somebody's server only what looks, unless its document says how everything is undone. */
export function defaultAllow(document: Document, { target, mock }: Pick<PolicyOptions, 'target' | 'mock'>): Allow {
  if (mock) return 'all'
  return isLoopback(target) || document.model.operations.some(({ undo }) => undo !== undefined) ? 'own' : 'read'
}

/** Creates the policy of a run for one document. */
export function createPolicy(document: Document, options: PolicyOptions): Policy {
  const { allow = defaultAllow(document, options), accounts, isOwn } = options
  const own = new Set<string>(accounts)
  /** By operation: why its concluded undo is not relied on. */
  const unproved = new Map<Operation, string>()
  const proved = new Set<Operation>()
  const isOwnValue = (value: unknown): boolean => {
    const text = textOf(value)
    return text !== '' && (own.has(text) || isOwn(text))
  }
  const mayChangeFound = isLoopback(options.target)
  const rules: Rules = { document, proved, unproved, isOwnValue, mayChangeFound }
  return {
    allow,
    proved,
    reasonToSkip: ({ request, restores, proves }) => {
      const missing = missingParameter(request)
      if (missing !== undefined) return `the path parameter "${missing}" has no value: give it an \`example\``
      if (allow === 'all' || isSafe(request)) return undefined
      if (allow === 'read') return onlyReads
      return restores !== undefined || proves ? undefined : whyNotOwn(rules, request)
    },
    reasonToSkipAll: (operation) =>
      operation.safe || allow === 'all' ? undefined : allow === 'read' ? onlyReads : whyUnknown(rules, operation),
    noteOwn: (values) => {
      for (const value of values) if (textOf(value) !== '') own.add(textOf(value))
    },
    noteProof: (operation, reason) => void (reason === undefined ? proved.add(operation) : unproved.set(operation, reason)),
  }
}

const onlyReads = 'it may change something, and only what looks is sent to this target: allow more with --allow=own'

interface Rules {
  readonly document: Document
  readonly proved: ReadonlySet<Operation>
  readonly unproved: ReadonlyMap<Operation, string>
  readonly isOwnValue: (value: unknown) => boolean
  /** Whether what the document speaks of may be changed and put back: on loopback. */
  readonly mayChangeFound: boolean
}

/** An empty segment would make another path of it: `DELETE /things/`. */
const missingParameter = ({ operation, values }: PlannedRequest): string | undefined =>
  [...operation.path.matchAll(/\{([^{}]+)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => /^\.{0,2}$/.test(textOf(values.parameters[`path.${name}`])))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

/** Whether a request only looks: by the method it is sent with, or because the document says so. */
const isSafe = ({ operation, method = operation.method }: PlannedRequest): boolean =>
  ['GET', 'HEAD', 'OPTIONS'].includes(method) || (method === operation.method && operation.safe)

function whyUnknown({ document, proved, unproved }: Rules, operation: Operation): string | undefined {
  const effects = effectsOf(document)
  const { value } = effects.of(mainOf(document, operation))
  if (value.kind === 'none' && operation.evidence.source === '')
    return 'nothing tells what it does to the target: add a Link or `x-undo`, or allow everything with --allow=all'
  if (value.kind !== 'create') return undefined
  const undo = effects.undoOf(operation)
  if (!undo) return 'nothing removes what it creates: add `x-undo`, or allow everything with --allow=all'
  if (undo.evidence !== 'inferred' || proved.has(operation)) return undefined
  const why = unproved.get(operation)
  return why === undefined ? undefined : `what it creates could not be removed again: ${why}`
}

/** What another notation of an operation does, the operation does. */
const mainOf = ({ model }: Document, operation: Operation): Operation =>
  model.operations.find(({ id }) => id === operation.alternativeOf) ?? operation

function whyNotOwn(rules: Rules, request: PlannedRequest): string | undefined {
  const { operation, method = operation.method } = request
  if (method !== operation.method) return `nothing tells what ${method} does here: allow everything with --allow=all`
  const unknown = whyUnknown(rules, operation)
  if (unknown !== undefined) return unknown
  const { value } = effectsOf(rules.document).of(mainOf(rules.document, operation))
  if (value.kind === 'create')
    return effectsOf(rules.document).undoOf(operation)?.evidence === 'inferred' && !rules.proved.has(operation)
      ? 'its undo was not tried'
      : undefined
  if (value.kind === 'change' && rules.mayChangeFound) return undefined
  return concernsOwn(rules, request, value) ? undefined : notOwn
}

const notOwn = 'it would change or remove something that the run has not created'

/** Whether what a request changes or removes is the run's own: its key says so; where none is known, anything in it does. */
function concernsOwn({ isOwnValue }: Rules, { values, credential }: PlannedRequest, effect: Effect): boolean {
  const keys = keysOf(effect)
  if (keys.length > 0) return keys.some((key) => isOwnValue(fieldValue(values, key)))
  if (typeof credential === 'object') return true
  const body = values.body === undefined ? '' : JSON.stringify(values.body)
  return isOwnValue(body) || Object.values(values.parameters).some(isOwnValue)
}

function keysOf(effect: Effect): readonly Field[] {
  if (effect.kind === 'none' || effect.kind === 'list') return []
  if (effect.kind === 'relate' || effect.kind === 'unrelate') return effect.keys
  return 'key' in effect && effect.key !== undefined ? [effect.key] : []
}
