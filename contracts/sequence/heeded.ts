import type { Evidence } from '#openapi'
import { pagingOf } from '#openapi/effects'
import { ruleCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Probe } from '../probes/probe.ts'
import type { Facts } from './facts.ts'
import { probeStep } from './probe-steps.ts'
import { type Sequence, send, skip } from './step.ts'

const expected: Evidence = { level: 'inferred', source: 'the target refuses a broken value of another optional parameter' }

/**
 * Many servers pass over an optional parameter that they cannot read: only of one that was refused once, every value has to be right. Where
 * a server reads one of them it is expected to read the others, but for those of pages, where what is too much is often cut, and for formats,
 * which many do not look at.
 */
export function* heeded(facts: Facts, plain: PlannedRequest, probes: readonly Probe[]): Sequence<readonly Probe[]> {
  const { operation, values, credential } = plain
  const optional = probes.filter((each) => each.optional)
  const read = new Set<string | undefined>()
  for (const each of optional) {
    if (read.has(each.touch?.field)) continue
    const { request } = probeStep(facts, operation, values, each, credential)
    if ((yield* send({ request, trial: true })).outcome === 'failure') read.add(each.touch?.field)
  }
  const paging: readonly unknown[] = Object.values(pagingOf(operation) ?? {})
  const { sort } = pagingOf(operation) ?? {}
  const mayPass = ({ touch, pointer }: Probe) =>
    read.size === 0 || pointer.endsWith('/format') || (paging.includes(touch?.field) && touch?.field !== sort)
  const unread = optional.filter((each) => !read.has(each.touch?.field) && mayPass(each))
  yield* skip(
    unread.map((each) => ruleCase(facts.document, operation, each)),
    'the target ignores an invalid value of this optional parameter',
  )
  const isExpected = ({ optional: may, touch }: Probe) => may === true && !read.has(touch?.field)
  return probes
    .filter((each) => !unread.includes(each))
    .map((each) => (isExpected(each) ? { ...each, saidBy: [...(each.saidBy ?? []), expected] } : each))
}
