import { type ExchangeValues, followLink, type Json, type Link, type Operation, type RequestExample, textOf } from '#openapi'
import { stateCase } from '../collect/case.ts'
import { linksElsewhere } from '../collect/collect.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { type Expected, type Sequence, send, skip } from './step.ts'

/** Follows every Link of a change's success twice: over what happened, which must work, and over what was before, which must not. */
export function* checkLinks(facts: Facts, operation: Operation, after: ExchangeValues, before: ExchangeValues): Sequence {
  for (const link of linksElsewhere(operation)) {
    const target = operationOf(facts, link.operationId)
    const [now, then] = [followLink(link, after), followLink(link, before)]
    const fresh = stateCase(facts.document, operation, 'links new', link)
    yield* send({ case: fresh, request: plan(facts, target, now), expected: { ...worksExpected, promise: fresh } })
    const stale = stateCase(facts.document, operation, 'links old', link)
    if (JSON.stringify(now) === JSON.stringify(then)) yield* skip([stale], 'the Link does not depend on what was changed')
    else if (yield* refusesNothing(facts, target, link, now)) yield* skip([stale], 'the target refuses no credential at all')
    else yield* send({ case: stale, request: plan(facts, target, then), expected: { ...refusedExpected, promise: stale } })
  }
}

const worksExpected: Expected = {
  outcome: 'success',
  rule: 'state/link',
  otherwise: 'what the Link says does not work after the change',
}
const refusedExpected: Expected = {
  outcome: 'failure',
  rule: 'state/link',
  otherwise: 'what was true before the change still works',
}

/** Whether a credential that was never valid is served too: then a stale one proves nothing (an installation may ask for none). */
function* refusesNothing(facts: Facts, target: Operation, link: Link, values: RequestExample): Sequence<boolean> {
  const credentials = Object.keys(link.parameters).filter((name) => name.startsWith('header.'))
  if (credentials.length === 0) return false
  const wrong = credentials.map((name): [string, Json] => [name, `${textOf(values.parameters[name])}${facts.createId()}`])
  const reply = yield* send({
    request: plan(facts, target, { ...values, parameters: { ...values.parameters, ...Object.fromEntries(wrong) } }),
  })
  return reply.outcome === 'success'
}
