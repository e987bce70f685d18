import type { Document, Operation } from '#openapi'
import { schemeOf } from '../exchange/credential.ts'
import type { Wrong } from '../exchange/wrong-credential.ts'
import { credentialProbes } from '../probes/credential-probes.ts'
import { ruleCase } from './case.ts'

/** What is asked of each operation all the same: whether it looks at the credential at all. No password is compared for it. */
const askedOfEach: readonly ('none' | Wrong)[] = ['none', 'preceded']

/**
 * Lists the cases of wrong passwords that are asked of other operations already. A server compares a password slowly by design, may lock
 * its account after a few wrong ones, and compares it in one place for all: so of HTTP Basic one operation that only looks and one that
 * changes something get every wrong credential.
 *
 * @param operations Those of which cases are asked.
 * @returns Ids of cases.
 */
export function repeatedGuesses(document: Document, operations: readonly Operation[]): ReadonlySet<string> {
  const asking = operations.filter((operation) => schemeOf({ operation }, document.model)?.prefix === 'Basic ')
  const bySchemes = Map.groupBy(asking, (operation) => schemeOf({ operation }, document.model)?.name)
  const repeated = [...bySchemes.values()].flatMap((all) => {
    const chosen = [nearest(all.filter(({ safe }) => safe)), nearest(all.filter(({ safe }) => !safe))]
    return all.filter((operation) => !chosen.includes(operation))
  })
  return new Set(repeated.flatMap((operation) => guessesOf(document, operation)))
}

/** The one that most likely refuses a wrong credential, and needs the least to be reached. */
function nearest(operations: readonly Operation[]): Operation | undefined {
  const needs = ({ path, security }: Operation): number => (security.some(asksForNothing) ? 2 : 0) + (path.includes('{') ? 1 : 0)
  return operations.toSorted((one, other) => needs(one) - needs(other))[0]
}

const asksForNothing = (requirement: Operation['security'][number]): boolean => Object.keys(requirement).length === 0

const guessesOf = (document: Document, operation: Operation): readonly string[] =>
  credentialProbes(document, operation)
    .filter(({ whole }) => whole?.kind === 'credential' && whole.scheme === undefined && !askedOfEach.includes(whole.credential))
    .map((probe) => ruleCase(document, operation, probe).id)
