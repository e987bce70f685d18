import type { Document } from '#openapi'
import type { Given } from '../exchange/credential.ts'
import type { VerifyOptions } from '../options.ts'
import type { ReportedCase } from '../report/report.ts'
import type { Admission, TurnedAway } from './admission.ts'
import type { TargetProblem } from './target-problems.ts'

/** What tells of a document's part of a run whether it was let in. */
export interface Asked {
  readonly document: Document
  readonly performer: { readonly admission: Pick<Admission, 'turnedAway'> }
}

/** Says in one sentence that the run's own credential was refused, and what to do; undefined where it was not. */
export function credentialProblem(
  { target, token, auth, documents }: VerifyOptions,
  { document, performer }: Asked,
  redact: (text: string) => string,
): TargetProblem | undefined {
  const turnedAway = performer.admission.turnedAway()
  if (turnedAway.length === 0) return undefined
  const others = documents.length > 1 ? ', or leave it out with --api' : ''
  return {
    what: redact(`${target} refuses ${credentialIn({ token, auth }, document)}: ${tell(turnedAway)}.`),
    next: `Pass a valid one with --token (or DOUBLECHECK_TOKEN)${byName(document)}${others}.`,
  }
}

/** Says in one sentence that nothing was served, and what every response was where all were alike. */
export function servingProblem({ target, documents }: VerifyOptions, everything: string | undefined): TargetProblem {
  const files = documents.map(({ file }) => file).join(' and ')
  return {
    what: `${target} serves none of the operations of ${files}${everything === undefined ? '' : `: every response is ${everything}`}.`,
    next: `Use the base URL that comes before "${documents[0]?.model.operations[0]?.path}".`,
  }
}

/** Says in one sentence that every case was skipped, and for which reason most of them were. */
export function checkingProblem(cases: readonly Pick<ReportedCase, 'id' | 'reason'>[], isTargets: boolean): TargetProblem {
  const byReason = [...Map.groupBy(cases, ({ reason = '' }) => reason)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  const [[reason, some] = ['', []]] = byReason
  const most = some.length === cases.length ? '' : `${some.length} of them for this reason`
  const skipped = cases.length === 1 ? `${cases[0]?.id} was skipped` : `each of the ${cases.length} cases was skipped`
  return {
    what: `Nothing was checked: ${[skipped, most].filter(Boolean).join(', ')}: ${reason}.`,
    next: isTargets
      ? 'Find out why the target does not do this, or give the run what it needs.'
      : 'Select other cases: --list shows them.',
  }
}

/** Names the schemes where there are several to choose from. */
function byName({ model: { securitySchemes } }: Document): string {
  const names = Object.keys(securitySchemes)
  return names.length > 1 ? `, or with --auth SCHEME=VALUE for ${names.join(' or ')}` : ''
}

function credentialIn({ token, auth = {} }: Given, { model, locate }: Document): string {
  const named = Object.keys(auth).filter((name) => Object.hasOwn(model.securitySchemes, name))
  if (named.length > 0) return `the credential given with --auth for ${named.join(' and ')}`
  if (token !== undefined) return 'the credential given with --token'
  const documented = Object.values(model.securitySchemes).find(({ credential }) => credential !== undefined)
  return documented ? `the documented credential (${locate(documented.pointer)})` : 'a request without a credential'
}

/** `describeUser and listUsers got 401 (body "…")`, by what they got. */
function tell(turnedAway: readonly TurnedAway[]): string {
  const alike = Map.groupBy(turnedAway, ({ status, speaker }) => `${status}${speaker && ` (${speaker})`}`)
  return [...alike].map(([what, some]) => `${listOf(some.map(({ operationId }) => operationId))} got ${what}`).join('; ')
}

function listOf(all: readonly string[]): string {
  const ids = [...new Set(all)]
  return ids.length > 1 ? `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}` : (ids[0] ?? '')
}
