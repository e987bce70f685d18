import { type Change, type Json, type Operation, type RequestExample, withField } from '#openapi'
import { ownFor, schemeOf } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, plan } from './facts.ts'
import { type Caller, callerOf } from './sign-in.ts'
import { type Reply, type Sequence, send } from './step.ts'

/** A request that only looks, and lets the run in with its own credential. */
export type Entry = PlannedRequest

// So many are tried: the first may be about somebody who is not there.
const most = 3

/** Lists the operations that only look and ask for the run's own credential, those first that are tried first. */
export function looksOf({ document: { model } }: Facts, operation: Operation): readonly Operation[] {
  const scheme = schemeOf({ operation }, model)
  const asks = (one: Operation) => one.safe && one.pairs.length > 0 && schemeOf({ operation: one }, model) === scheme
  return scheme ? model.operations.filter(asks).slice(0, most) : []
}

// Whoever signs in with many wrong values is locked out.
const mostTried = 4

/** Finds a request that shows whether the run's own credential is accepted; undefined where none is, or none is asked for. */
export function* findEntry(facts: Facts, operation: Operation, ask = send): Sequence<Entry | undefined> {
  const scheme = schemeOf({ operation }, facts.document.model)
  if (!scheme || ownFor(scheme, facts) === undefined || facts.learned.credential) return undefined
  for (const look of looksOf(facts, operation)) {
    const [first] = look.pairs
    if (!first || first.credential !== undefined) continue
    const entry = plan(facts, look, first.request)
    if ((yield* ask({ request: entry })).outcome === 'success') return entry
  }
  return undefined
}

/** Asks again for what let the run in, whatever happens to the run. */
export function* enterAgain(entry: Entry): Sequence<Reply> {
  return yield* send({ request: entry, restores: entry.operation.id, mayFail: true })
}

/** What became of the credential a run signs in with. */
export interface Regained {
  /** Who it signs in; absent: nobody can tell. */
  readonly caller?: Caller
  /** The value that took the place of the caller's own; absent: none that was set signs the caller in. */
  readonly taken?: string
  readonly isBack: boolean
}

/**
 * Signs in with what the run has set, and sets the caller's own back.
 *
 * @param remembered What was ever sent to be set, newest last.
 */
export function* regain(
  facts: Facts,
  { operation, change }: { readonly operation: Operation; readonly change: Change },
  entry: Entry,
  remembered: readonly Json[],
): Sequence<Regained> {
  const caller = callerOf(facts, operation)
  if (!caller) return { isBack: false }
  const values = [...new Set(remembered)].filter((value) => typeof value === 'string')
  for (const taken of values.slice(-mostTried).toReversed()) {
    const credential = { value: caller.credentialOf(caller.name, taken) }
    const reply = yield* send({ request: { ...entry, credential }, restores: entry.operation.id, mayFail: true })
    if (reply.outcome !== 'success') continue
    const back = requestFor(operation, change, caller, taken)
    const set = yield* send({ request: { ...plan(facts, operation, back), credential }, restores: operation.id })
    const isBack = set.outcome === 'success' && (yield* enterAgain(entry)).outcome === 'success'
    if (!isBack) facts.learned.credential = credential
    return { caller, taken, isBack }
  }
  return { caller, isBack: false }
}

function requestFor(
  { pairs: [first] }: Operation,
  { references, claims }: Change,
  caller: Caller,
  taken: string,
): RequestExample {
  const named = references.reduce(
    (request, field) => withField(request, field, caller.name),
    first?.request ?? { parameters: {} },
  )
  return claims.reduce((request, { claim, set }) => withField(withField(request, claim, taken), set, caller.current), named)
}

/** Says what is left where the run's own credential could not be put back. */
export const describeCaller = ({ id }: Operation, caller: Caller | undefined): string =>
  caller
    ? `${id} changed the account "${caller.name}", which the run signs in as: its credential from before the run`
    : `${id} changed what the run signs in with: its credential from before the run`
