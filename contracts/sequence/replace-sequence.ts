import { type ExchangeValues, followLink, type Operation, type RequestExample, withField } from '#openapi'
import { type Replacement, replacementCases, replacementOf } from '../cases/replacements.ts'
import { stateCase } from '../cases/state-case.ts'
import { acquire } from './acquire.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { checkEarlyLinks, checkLinks, checkOldLinks } from './link-checks.ts'
import { withNames } from './names.ts'
import { release } from './release.ts'
import { statePromises } from './state-promises.ts'
import { describeReply, type Sequence, send, skip } from './step.ts'
import type { NoSubject, Subject } from './subject.ts'
import { ordinaryValue } from './values.ts'

interface Work {
  readonly facts: Facts
  readonly operation: Operation
  readonly replacement: Replacement
}

/**
 * Proves that what somebody signs in with is replaced: set once, it signs in → what will be set does not yet → set anew, that signs in →
 * the old one does not any more → another record, set before, signs in as ever.
 */
export function* replaceSequence(facts: Facts, operation: Operation): Sequence {
  const replacement = replacementOf(operation)
  if (!replacement || !replacementCases(facts.document, operation).some(facts.wants)) return
  const work: Work = { facts, operation, replacement }
  const subject = yield* acquire(facts, operation, replacement.first)
  let bystander: Subject | NoSubject | undefined
  try {
    if (subject.origin !== 'created') return yield* leave(work, 'reason' in subject ? subject.reason : 'no operation creates one')
    bystander = yield* acquire(facts, operation, replacement.first)
    yield* prove(work, subject, bystander)
  } finally {
    if (bystander) yield* release(bystander)
    yield* release(subject)
  }
}

function* prove(work: Work, subject: Subject, bystander: Subject | NoSubject): Sequence {
  const { facts, operation, replacement } = work
  const { first, links, next } = replacement
  const before = yield* set(work, withNames(first.request, subject.names))
  if (typeof before === 'string') return yield* leave(work, before)
  if (!(yield* signIn(work, before))) return void (yield* checkLinks(facts, operation, links, before))
  const value = ordinaryValue(facts.document, operation, before.request, next, facts.createId())
  if (value === undefined) return yield* leave(work, 'no other value that the schema allows could be generated')
  const values = withField(before.request, next, value)
  yield* checkEarlyLinks(facts, operation, links, { after: { ...before, request: values }, before })
  const other = bystander.origin === 'created' ? yield* set(work, withNames(first.request, bystander.names)) : 'there is none'
  const after = yield* set(work, values)
  if (typeof after === 'string') return yield* leave(work, after)
  if (yield* checkLinks(facts, operation, links, after)) yield* checkOldLinks(facts, operation, links, { after, before })
  yield* checkOther(work, other)
}

/** Sends the request; gives what happened, or why it proves nothing. */
function* set({ facts, operation }: Work, values: RequestExample): Sequence<ExchangeValues | string> {
  const reply = yield* send({ request: plan(facts, operation, values) })
  return reply.outcome === 'success' && reply.values ? reply.values : describeReply(operation.id, reply)
}

function* signIn({ facts, replacement }: Work, values: ExchangeValues): Sequence<boolean> {
  for (const link of replacement.links) {
    const request = plan(facts, operationOf(facts, link.operationId), followLink(link, values))
    if ((yield* send({ request })).outcome !== 'success') return false
  }
  return true
}

/** Another record is as it was, whatever was done to this one. */
function* checkOther({ facts, operation, replacement }: Work, other: ExchangeValues | string): Sequence {
  for (const link of replacement.links) {
    const one = stateCase(facts.document, operation, 'links others', link)
    if (typeof other === 'string') yield* skip([one], `it needs a second record: ${other}`)
    else {
      const request = plan(facts, operationOf(facts, link.operationId), followLink(link, other))
      yield* send({ case: one, request, expected: { ...statePromises.others, promise: one } })
    }
  }
}

const leave = ({ facts, operation }: Work, reason: string): Sequence => skip(replacementCases(facts.document, operation), reason)
