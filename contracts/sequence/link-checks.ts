import { type ExchangeValues, followLink, type Link, type Operation } from '#openapi'
import { stateCase } from '../collect/case.ts'
import { linksElsewhere } from '../collect/collect.ts'
import { asksForNothing } from './credential.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { statePromises } from './state-promises.ts'
import { type Sequence, send, skip } from './step.ts'

/**
 * Follows every Link of a change's success over what happened, which must work.
 *
 * @returns Whether it did.
 */
export function* checkLinks(facts: Facts, operation: Operation, after: ExchangeValues): Sequence<boolean> {
  let works = true
  for (const link of linksElsewhere(operation)) {
    const one = stateCase(facts.document, operation, 'links new', link)
    const request = plan(facts, operationOf(facts, link.operationId), followLink(link, after))
    const { outcome } = yield* send({ case: one, request, expected: { ...statePromises.linkWorks, promise: one } })
    works &&= outcome === 'success'
  }
  return works
}

/** Follows the same Links over what was before, which must not work any more. */
export function* checkOldLinks(facts: Facts, operation: Operation, after: ExchangeValues, before: ExchangeValues): Sequence {
  for (const link of linksElsewhere(operation)) {
    const one = stateCase(facts.document, operation, 'links old', link)
    const target = operationOf(facts, link.operationId)
    const [now, then] = [followLink(link, after), followLink(link, before)]
    if (JSON.stringify(now) === JSON.stringify(then)) yield* skip([one], 'the Link does not depend on what was changed')
    else if (signsIn(link) && (yield* asksForNothing(facts, target)))
      yield* skip([one], 'the target refuses no credential at all')
    else yield* send({ case: one, request: plan(facts, target, then), expected: { ...statePromises.linkRefused, promise: one } })
  }
}

const signsIn = ({ parameters }: Link): boolean => Object.keys(parameters).some((name) => name.startsWith('header.'))
