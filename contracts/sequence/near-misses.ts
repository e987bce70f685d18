import { changeOf, fieldValue, withField } from '#openapi'
import { type Case, nearMissCase, nearMisses, type Way, ways, waysOfLongest } from '../collect/case.ts'
import { probesOf } from '../collect/probes.ts'
import { checkState, nextRequest, recover, refuse, type Work } from './change-work.ts'
import { plan } from './facts.ts'
import { statePromises } from './state-promises.ts'
import { type Sequence, send, skip } from './step.ts'
import { changeTo, noteReply } from './tracked.ts'

/**
 * Claims values that are nearly current. After every second an ordinary change goes in, because real servers lock an account
 * after a few wrong passwords in a row.
 */
export function* checkNearMisses(work: Work): Sequence<boolean> {
  const wanted = (how: Way, longest: boolean) => work.facts.wants(caseOf(work, how, longest))
  for (const [index, how] of ways.filter((one) => wanted(one, false)).entries()) {
    if (index % 2 === 0 && !(yield* checkState(work, 'unchanged'))) return false
    if (!(yield* miss(work, how, false))) return false
  }
  if (!(yield* checkState(work, 'unchanged'))) return false
  return yield* missLongest(
    work,
    waysOfLongest.filter((how) => wanted(how, true)),
  )
}

function* missLongest(work: Work, last: readonly Way[]): Sequence<boolean> {
  for (const [index, how] of last.entries()) {
    // Each time: where the one before was accepted, something else is current by now.
    if (!(yield* setLongest(work))) {
      const cases = last.slice(index).map((one) => caseOf(work, one, true))
      yield* skip(cases, 'the schema names no longest value, or it was refused')
      return yield* recover(work, [])
    }
    if (!(yield* miss(work, how, true))) return false
  }
  return last.length === 0 || (yield* checkState(work, 'unchanged'))
}

const caseOf = ({ facts, operation, change }: Work, how: Way, longest: boolean): Case =>
  nearMissCase(facts.document, operation, how, change.link, longest)

function* miss(work: Work, how: Way, longest: boolean): Sequence<boolean> {
  const { change, tracked } = work
  const one = caseOf(work, how, longest)
  const next = nextRequest(work)
  const near = change.claims.map(({ claim }) => {
    const value = fieldValue(tracked.current, claim)
    return typeof value === 'string' ? nearMisses[how](value) : undefined
  })
  const known = [...tracked.remembered, ...change.claims.map(({ claim }) => fieldValue(tracked.original, claim))]
  if (!next || near.some((value) => value === undefined || known.includes(value))) {
    yield* skip([one], 'the nearest value was current itself before')
    return true
  }
  const request = change.claims.reduce((changed, { claim }, index) => withField(changed, claim, near[index]), next)
  const outcome = yield* refuse(work, one, request, { ...statePromises.whole, promise: one })
  return outcome === 'success' ? yield* recover(work, [request]) : true
}

/** Sets a value as long as it may be, unless it is current already. */
function* setLongest(work: Work): Sequence<boolean> {
  const { facts, operation, change, tracked } = work
  const longest = probesOf(facts.document, operation)
    .filter(({ rule, role }) => rule === 'rule/accept' && role === 'set')
    .map(({ touch }) => touch?.value)
    .filter((value) => typeof value === 'string')
    .toSorted((one, other) => other.length - one.length)[0]
  const [set, ...others] = changeOf(operation)?.claims ?? []
  if (longest === undefined || !set || others.length > 0) return false
  const value = `x${longest.slice(1)}`
  if (fieldValue(tracked.current, set.claim) === value) return true
  const request = changeTo(tracked, change, [value])
  const reply = yield* send({ request: plan(facts, operation, request) })
  noteReply(tracked, change, request, reply)
  return reply.outcome === 'success'
}
