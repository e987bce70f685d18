import { type Document, type Outcome, outcomeOf, type Reading, readAnswer } from '#openapi'
import type { Exchange, ReceivedResponse } from '../exchange/exchange.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Expected } from '../sequence/step.ts'
import type { Finding } from './finding.ts'
import { matchConnection } from './match-connection.ts'
import { matchContentType } from './match-content-type.ts'
import { matchFresh } from './match-fresh.ts'
import { matchJson } from './match-json.ts'
import { matchOutcome } from './match-outcome.ts'
import { matchSchema } from './match-schema.ts'
import { matchSecret } from './match-secret.ts'
import { matchStatus } from './match-status.ts'
import { matchValue } from './match-value.ts'

/** An exchange beside its promise: what each matcher looks at. */
export interface Matched {
  readonly document: Document
  readonly planned: PlannedRequest
  readonly expected: Expected
  readonly exchange: Exchange
  readonly response: ReceivedResponse
  /** The documented answer this one is read as. */
  readonly reading: Reading | undefined
  readonly outcome: Outcome
  /** Remembers values that have to be new each time. */
  readonly seen: Set<unknown>
}

/** Compares one aspect of an answer with its promise. */
export type Matcher = (matched: Matched) => readonly Finding[]

// An answer of the wrong outcome breaks every further promise too, for the same reason: it is told once.
const decisive = [matchOutcome, matchStatus] as const satisfies readonly Matcher[]
const detailed = [
  matchContentType,
  matchJson,
  matchSchema,
  matchValue,
  matchFresh,
  matchSecret,
] as const satisfies readonly Matcher[]

/** What is needed to compare an exchange with its promise. */
export type ToMatch = Omit<Matched, 'response' | 'reading' | 'outcome'>

/** Lists the broken promises of an exchange; none when it was as documented. */
export function match(toMatch: ToMatch): { readonly outcome: Outcome | 'unanswered'; readonly findings: readonly Finding[] } {
  const { response } = toMatch.exchange
  if (!response) return { outcome: 'unanswered', findings: matchConnection(toMatch) }
  const { document, planned } = toMatch
  const reading = readAnswer(document, planned.operation, response.status, response.json)
  const outcome = outcomeOf(document, planned.operation, response.status, response.json)
  const matched = { ...toMatch, response, reading, outcome }
  for (const matcher of decisive) {
    const findings = matcher(matched)
    if (findings.length > 0) return { outcome, findings: [...findings, ...matchSecret(matched)] }
  }
  return { outcome, findings: detailed.flatMap((matcher) => matcher(matched)) }
}
