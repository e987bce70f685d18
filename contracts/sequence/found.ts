import { changeOf, fieldValue, type Operation, type Pair } from '#openapi'
import type { Account, Facts } from './facts.ts'
import { type Names, withNames } from './names.ts'
import { callerOf, isAboutCaller } from './sign-in.ts'
import { hold, type Sequence } from './step.ts'
import type { NoSubject, Subject } from './subject.ts'
import { ordinaryValue } from './values.ts'

/**
 * Takes something the run has not created: an account it was given, or else what the document speaks of, where that may be
 * touched. It is held from then on.
 *
 * @param why Why nothing was created.
 * @param which Which of the accounts given: the second is there to stay as it is.
 */
export function* takeFound(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  { why, undo, which = 0 }: { readonly why: string; readonly undo: Subject['undo']; readonly which?: number },
): Sequence<Subject | NoSubject> {
  // Whether what the document speaks of is there to be looked at, nobody knows.
  if (operation.safe) return { origin: 'none', reason: `no record to use: ${why}`, undo }
  const change = changeOf(operation)
  // Of a change that was only concluded nothing is tried on what the run has not created.
  if (change?.link.inferred !== undefined) return { origin: 'none', reason: `no record to use: ${why}`, undo }
  const account = change ? facts.accounts[which] : undefined
  if (!account && (which > 0 || !facts.mayUseDocumentedAccounts)) {
    const reason = `no record to use: ${why}, no --account was given, and the documented one is used only on the mock and on loopback`
    return { origin: 'none', reason, undo }
  }
  const names = account ? namesOf(facts, operation, pair, account) : new Map()
  const caller = change && callerOf(facts, operation)
  if (caller && change && isAboutCaller(caller, change, withNames(pair.request, names)))
    return {
      origin: 'none',
      reason: 'no record to use: the only one that may be changed is the account the run signs in as',
      undo,
    }
  if (!(yield* hold(operation, change && withNames(pair.request, names))))
    return {
      origin: 'none',
      reason: 'no record to use: an earlier case left something behind, so nothing that existed before the run may be changed',
      undo,
    }
  return { origin: account ? 'account' : 'documented', names, undo, why }
}

/** What an account has in place of the documented one: its name, its password, and another new password where that is its current one. */
function namesOf(facts: Facts, operation: Operation, { request }: Pair, { name, password }: Account): Names {
  const { references = [], claims = [] } = changeOf(operation) ?? {}
  const names = new Map()
  const note = (field: string, value: string) => {
    const documented = fieldValue(request, field)
    if (documented !== undefined) names.set(documented, value)
  }
  for (const { set } of claims) {
    const other = ordinaryValue(facts.document, operation, request, set, facts.createId())
    if (fieldValue(request, set) === password && typeof other === 'string') note(set, other)
  }
  for (const { claim } of claims) note(claim, password)
  for (const field of references.slice(0, 1)) note(field, name)
  return names
}
