import { changeOf } from '#openapi'
import { type Facts, operationOf, plan } from '../sequence/facts.ts'
import { describeCaller, enterAgain, findEntry, looksOf, regain } from '../sequence/own-credential.ts'
import { callerOf } from '../sequence/sign-in.ts'
import type { Sequence } from '../sequence/step.ts'
import type { CallerEntry } from './caller-entry.ts'
import type { Loss } from './loss.ts'

/** Puts back the run's own credential, where it is refused and a value that was set signs in in its place. */
export function* letIn(facts: Facts, entry: CallerEntry): Sequence<Loss | undefined> {
  const operation = operationOf(facts, entry.operation)
  const change = changeOf(operation)
  const own = { ...facts, learned: { ...facts.learned, credential: undefined } }
  if (!change || (yield* findEntry(own, operation, ({ request }) => enterAgain(request)))) return undefined
  const [look] = looksOf(own, operation)
  const [first] = look?.pairs ?? []
  if (!look || !first) return undefined
  const entered = plan(own, look, first.request)
  if ((yield* enterAgain(entered)).outcome !== 'failure') return undefined
  const regained = yield* regain(facts, { operation, change }, entered, entry.remembered)
  return regained.isBack ? undefined : { what: describeCaller(operation, callerOf(facts, operation)) }
}
