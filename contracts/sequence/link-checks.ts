import { type ExchangeValues, followLink, type Link, type Operation } from '#openapi'

import { stateCase } from '../collect/case.ts'
import { linksElsewhere } from '../collect/collect.ts'
import { asksForNothing } from './credential.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { statePromises } from './state-promises.ts'
import { type Sequence, send, skip } from './step.ts'

/** Follows every Link of a change's success twice: over what happened, which must work, and over what was before, which must not. `told`: that the old value works is known. */
export function* checkLinks(
  facts: Facts,
  operation: Operation,
  after: ExchangeValues,
  before: ExchangeValues,
  told: boolean,
): Sequence {
  for (const link of linksElsewhere(operation)) {
    const target = operationOf(facts, link.operationId)
    const [now, then] = [followLink(link, after), followLink(link, before)]
    const fresh = stateCase(facts.document, operation, 'links new', link)
    yield* send({ case: fresh, request: plan(facts, target, now), expected: { ...statePromises.linkWorks, promise: fresh } })
    const stale = stateCase(facts.document, operation, 'links old', link)
    if (told) yield* skip([stale], 'that the old value still works is told already')
    else if (JSON.stringify(now) === JSON.stringify(then)) yield* skip([stale], 'the Link does not depend on what was changed')
    else if (signsIn(link) && (yield* asksForNothing(facts, target)))
      yield* skip([stale], 'the target refuses no credential at all')
    else
      yield* send({ case: stale, request: plan(facts, target, then), expected: { ...statePromises.linkRefused, promise: stale } })
  }
}

const signsIn = ({ parameters }: Link): boolean => Object.keys(parameters).some((name) => name.startsWith('header.'))
