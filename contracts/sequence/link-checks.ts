import { type ExchangeValues, fieldsOf, followLink, type Link, linkFields, type Operation, signsIn } from '#openapi'
import type { Case } from '../cases/case.ts'
import { linksElsewhere } from '../cases/links-elsewhere.ts'
import { stateCase } from '../cases/state-case.ts'
import { asksForNothing } from './credential.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { statePromises } from './state-promises.ts'
import { type Sequence, send, skip } from './step.ts'

/** The Links of a change that can be checked: what they say of the state before it works. */
export type Proving = readonly Link[]

const answered: readonly string[] = ['failure', 'unclear', 'unanswered']

/**
 * Follows every Link of a change's success over what is true before it. Where that does not work, the target has another idea of
 * what the Link leads to, and neither that it does not work afterwards nor that it did before proves anything.
 *
 * @param before The exchange that would have made true what is.
 */
export function* provingLinks(facts: Facts, operation: Operation, before: ExchangeValues): Sequence<Proving> {
  const proving: Link[] = []
  for (const link of linksElsewhere(operation)) {
    const values = followLink(link, before)
    const known = fieldsOf(values).size >= linkFields(link).size
    const reply = known ? yield* send({ request: plan(facts, operationOf(facts, link.operationId), values) }) : undefined
    if (reply && answered.includes(reply.outcome))
      yield* skip(casesOf(facts, operation, link), 'the Link did not work before the change either')
    else proving.push(link)
  }
  return proving
}

function casesOf({ document }: Facts, operation: Operation, link: Link): readonly Case[] {
  return (['links early', 'links new', 'links old'] as const).map((check) => stateCase(document, operation, check, link))
}

/**
 * Follows Links over what happened, which must work.
 *
 * @returns Whether it did.
 */
export function* checkLinks(facts: Facts, operation: Operation, links: Proving, after: ExchangeValues): Sequence<boolean> {
  let works = true
  for (const link of links) {
    const one = stateCase(facts.document, operation, 'links new', link)
    const request = plan(facts, operationOf(facts, link.operationId), followLink(link, after))
    const { outcome } = yield* send({ case: one, request, expected: { ...statePromises.linkWorks, promise: one } })
    works &&= outcome === 'success'
  }
  return works
}

/** What happened, and the same as if it had been what was before. */
export interface Around {
  readonly after: ExchangeValues
  readonly before: ExchangeValues
}

/** Follows Links over what will be, which must not work yet. What was refused then has to work after the change: nobody may remember it. */
export const checkEarlyLinks = (facts: Facts, operation: Operation, links: Proving, { after, before }: Around): Sequence =>
  checkRefused(facts, operation, links, { check: 'links early', promise: statePromises.linkEarly, broken: after, works: before })

/** Follows the same Links over what was before, which must not work any more. */
export const checkOldLinks = (facts: Facts, operation: Operation, links: Proving, { after, before }: Around): Sequence =>
  checkRefused(facts, operation, links, { check: 'links old', promise: statePromises.linkRefused, broken: before, works: after })

interface Refusing {
  readonly check: 'links early' | 'links old'
  readonly promise: typeof statePromises.linkEarly | typeof statePromises.linkRefused
  readonly broken: ExchangeValues
  readonly works: ExchangeValues
}

function* checkRefused(
  facts: Facts,
  operation: Operation,
  links: Proving,
  { check, promise, broken, works }: Refusing,
): Sequence {
  for (const link of links) {
    const one = stateCase(facts.document, operation, check, link)
    if (!facts.wants(one)) continue
    const target = operationOf(facts, link.operationId)
    const [wrong, right] = [followLink(link, broken), followLink(link, works)]
    if (fieldsOf(wrong).size < linkFields(link).size) yield* skip([one], 'the value of the Link is known only after the change')
    else if (JSON.stringify(wrong) === JSON.stringify(right)) yield* skip([one], 'the Link does not depend on the changed value')
    else if (signsIn(link) && (yield* asksForNothing(facts, target))) yield* skip([one], 'the target does not check credentials')
    else {
      const expected = { ...promise, promise: one }
      const { outcome } = yield* send({ case: one, request: plan(facts, target, wrong), expected })
      // Perhaps nothing is let in any more.
      if (outcome === 'failure') yield* send({ request: plan(facts, target, right) })
    }
  }
}
