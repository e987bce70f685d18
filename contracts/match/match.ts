import { type Outcome, outcomeIn } from '#openapi'
import { readingOf } from '../exchange/reading.ts'
import type { Finding } from './finding.ts'
import { matchAlone } from './match-alone.ts'
import { matchConnection } from './match-connection.ts'
import { matchContentType } from './match-content-type.ts'
import { matchEncoding } from './match-encoding.ts'
import { matchEnd } from './match-end.ts'
import { matchFraming } from './match-framing.ts'
import { matchFresh } from './match-fresh.ts'
import { matchHead } from './match-head.ts'
import { matchHeaders } from './match-headers.ts'
import { matchHolds } from './match-holds.ts'
import { matchJson } from './match-json.ts'
import { matchListed } from './match-listed.ts'
import { matchNamedSecret } from './match-named-secret.ts'
import { matchOutcome } from './match-outcome.ts'
import { matchSchema } from './match-schema.ts'
import { matchSecret } from './match-secret.ts'
import { matchKnownStatus, matchStatus } from './match-status.ts'
import { matchValue } from './match-value.ts'
import { matchWriteOnly } from './match-write-only.ts'
import type { Matched, Matcher, ToMatch } from './matcher.ts'

// What is broken first breaks what comes after it too: it is told once.
const decisive = [
  matchKnownStatus,
  matchEncoding,
  matchContentType,
  matchJson,
  matchOutcome,
  matchStatus,
] as const satisfies readonly Matcher[]
const detailed = [
  matchHeaders,
  matchSchema,
  matchWriteOnly,
  matchValue,
  matchFresh,
  matchFraming,
  matchEnd,
  matchListed,
  matchSecret,
  matchNamedSecret,
] as const satisfies readonly Matcher[]

/** Lists the broken promises of an exchange; none when it was as documented. */
export function match(toMatch: ToMatch): { readonly outcome: Outcome | 'unanswered'; readonly findings: readonly Finding[] } {
  const { response } = toMatch.exchange
  if (!response) return { outcome: 'unanswered', findings: matchConnection(toMatch) }
  const { document, planned } = toMatch
  const reading = readingOf(document, planned.operation, response)
  const outcome = outcomeIn(reading, planned.operation, response.status, response.json)
  const matched = { ...toMatch, response, reading, outcome }
  if (toMatch.expected.alone)
    return { outcome, findings: [...matchAlone(matched), ...matchEnd(matched), ...matchSecret(matched)] }
  if (toMatch.expected.asGet) return { outcome, findings: [...matchHead(matched), ...matchSecret(matched)] }
  if (toMatch.expected.outcomeOnly || isRefusedWriting(matched)) {
    const findings = breaksDown(matched) ? matchKnownStatus(matched) : matchOutcome(matched)
    return { outcome, findings: [...findings, ...matchSecret(matched)] }
  }
  for (const matcher of decisive) {
    const findings = matcher(matched)
    if (findings.length > 0) return { outcome, findings: [...findings, ...matchSecret(matched)] }
  }
  const findings = detailed.flatMap((matcher) => matcher(matched))
  // What is of another form than documented is of another value than sent too: it is told once.
  return { outcome, findings: findings.some(({ rule }) => rule === 'schema') ? findings : [...findings, ...matchHolds(matched)] }
}

/** Whatever was asked for: to break down is not to refuse it. That a method or a gateway is not there is no breakdown. */
const breaksDown = ({ expected, response: { status } }: Matched): boolean =>
  expected.outcome === 'failure' && status >= 500 && ![501, 502, 503, 504].includes(status)

/** A request that is refused for how it is written: whichever refusal that is, its cause is the writing. */
const isRefusedWriting = ({ expected, outcome }: Matched): boolean => expected.cause !== undefined && outcome === 'failure'
