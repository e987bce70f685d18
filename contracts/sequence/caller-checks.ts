import { fieldValue, type Operation } from '#openapi'
import type { Case } from '../cases/case.ts'
import { casesOf } from '../cases/collect.ts'
import { stateCase } from '../cases/state-case.ts'
import type { Work } from './change-work.ts'
import { findEntry, type Regained, regain } from './own-credential.ts'
import { guard, proved, type Reply, type Sequence, send, tell } from './step.ts'
import { isFound } from './subject.ts'

/** Looks, before anything is changed, what the run's own credential lets in. From now on what is set may be what signs it in. */
export function* watchCaller(work: Work): Sequence {
  work.entry = yield* findEntry(work.facts, work.operation)
  if (work.entry) yield* guard(work.operation)
}

/**
 * Tries the run's own credential after a change of somebody else. Where it is refused the server has changed the caller: that is told,
 * the run goes back with what it has set, and changes nothing any more.
 *
 * @returns Whether it is still accepted, or nobody can tell.
 */
export function* checkCaller(work: Work): Sequence<boolean> {
  const { entry, operation, change, facts, tracked } = work
  if (!entry) return true
  // After an interruption it is tried in the end.
  const reply = yield* send({ request: entry })
  if (reply.outcome === 'success') yield* proved(operation)
  if (reply.outcome !== 'failure') return true
  yield* guard(operation, tracked.remembered)
  const regained = yield* regain(facts, { operation, change }, entry, tracked.remembered)
  const isCause = regained.taken !== undefined || refusesCredential(operation, reply)
  if (!isCause) {
    yield* proved(operation)
    return true
  }
  const isNamedToo = yield* signsNamedIn(work, regained)
  yield* tellCaller(work, regained, isNamedToo)
  yield* forget(work, regained, isNamedToo)
  return false
}

/** No further change can be trusted. What was not changed need not be set back; what was, changes the caller once more on its way. */
function* forget(work: Work, { taken, isBack }: Regained, isNamedToo: boolean): Sequence {
  const { tracked } = work
  work.entry = undefined
  if (!isNamedToo && taken !== undefined) Object.assign(tracked, { current: tracked.original, doubtful: false })
  if (isBack && (!isNamedToo || !isFound(work.subject))) yield* proved(work.operation)
}

/** Whether a failure is that of a credential, as HTTP or the document says it. */
const refusesCredential = ({ rejections }: Operation, { values }: Reply): boolean =>
  [401, 403, rejections.unauthenticated?.status].some((status) => status !== 200 && status === values?.response.status)

function* tellCaller(work: Work, regained: Regained, isNamedToo: boolean): Sequence {
  const { operation } = work
  yield* tell({
    case: caseFor(work),
    operation,
    rule: 'state/others',
    message: `${describe(regained, isNamedToo)}; it was ${regained.isBack ? '' : 'not '}put back`,
    expected: "the run's own credential is accepted as before",
    actual: 'it is refused',
    stops: {
      what: regained.isBack ? 'changes' : 'everything',
      reason: `skipped: ${operation.id} changes the credential that the run itself signs in with`,
    },
  })
}

function describe({ caller, taken }: Regained, isNamedToo: boolean): string {
  if (!caller || taken === undefined)
    return "the run's own credential is refused after a change of another account, and nothing that was set signs in in its place"
  const how = isNamedToo ? 'as well as that of the named user' : 'not that of the named user'
  return `the server changed the caller's password, ${how}: the new password signs in "${caller.name}", the account that the run is signed in as`
}

/** Whether what was set signs in the account it was meant for. */
function* signsNamedIn({ change, tracked }: Work, { caller, taken }: Regained): Sequence<boolean> {
  const [key] = change.references
  const name = key && fieldValue(tracked.current, key)
  if (!caller || taken === undefined || name === undefined) return false
  return (yield* send({ request: caller.signIn(name, taken), restores: caller.name, mayFail: true })).outcome === 'success'
}

/** The case of other accounts, or else the first one that is asked for: it has to be told somewhere. */
function caseFor({ facts, operation, change }: Work): Case {
  const others = stateCase(facts.document, operation, 'others', change.link)
  return facts.wants(others) ? others : (casesOf(facts.document, operation).find(facts.wants) ?? others)
}
