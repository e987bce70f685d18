import type { Document, Operation } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { isLoopback } from './http/route.ts'
import { isSafe, mainOf, missingParameter, type Rules, textOf, whyNotOwn, whyUnknown } from './own-rules.ts'
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
  /** Takes note of the keys of a record that an operation created: elsewhere, the same id is somebody else's. */
  readonly noteOwn: (operation: Operation, values: Iterable<unknown>) => void
  /** Whether the run created the record of a collection, by its path, that has this key. */
  readonly hasCreated: (collection: string, key: unknown) => boolean
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
  return isLoopback(target) || document.model.operations.some(({ undo }) => undo && undo.inferred === undefined) ? 'own' : 'read'
}

/** Creates the policy of a run for one document. */
export function createPolicy(document: Document, options: PolicyOptions): Policy {
  const { allow = defaultAllow(document, options), accounts, isOwn } = options
  const own = new Set<string>()
  /** By operation: why its concluded undo is not relied on. */
  const unproved = new Map<Operation, string>()
  const proved = new Set<Operation>()
  const isOwnValue = (value: unknown, of?: string): boolean => {
    const text = textOf(value)
    return text !== '' && (isOwn(text) || (of !== undefined && own.has(`${of} ${text}`)))
  }
  const mayChangeFound = isLoopback(options.target)
  const rules: Rules = {
    document,
    proved,
    unproved,
    isOwnValue,
    isGiven: (value) => accounts.includes(textOf(value)),
    mayChangeFound,
  }
  return {
    allow,
    proved,
    reasonToSkip: ({ request, restores, proves }) => {
      const missing = missingParameter(request)
      if (missing !== undefined) return `the path parameter "${missing}" has no value: add an \`example\``
      if (allow === 'all' || isSafe(request)) return undefined
      if (allow === 'read') return onlyReads
      return restores !== undefined || proves ? undefined : whyNotOwn(rules, request)
    },
    reasonToSkipAll: (operation) =>
      operation.safe || allow === 'all' ? undefined : allow === 'read' ? onlyReads : whyUnknown(rules, operation),
    noteOwn: (operation, values) => {
      const { value: effect } = effectsOf(document).of(mainOf(document, operation))
      // What a relation names was there before it.
      if (effect.kind !== 'create' && !('creates' in effect)) return
      for (const value of values) if (textOf(value) !== '') own.add(`${effect.of.path} ${textOf(value)}`)
    },
    hasCreated: (collection, key) => own.has(`${collection} ${textOf(key)}`),
    noteProof: (operation, reason) => void (reason === undefined ? proved.add(operation) : unproved.set(operation, reason)),
  }
}

const onlyReads = 'it may change something, and only requests that read are sent to this target: allow more with --allow=own'
