import { fieldValue, type Json, withField } from '#openapi'
import type { Case } from '../cases/case.ts'
import { type NearMiss, nearMisses, nearMissesOf, type Occasion } from '../cases/near-miss.ts'
import { nearMissCase } from '../cases/state-case.ts'
import { withCharacter } from '../probes/beyond-ascii.ts'
import { probesOf } from '../probes/probes.ts'
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
  for (const [index, near] of wantedOf(work, 'any').entries()) {
    if (index % 2 === 0 && !(yield* checkState(work, 'unchanged'))) return false
    if (!(yield* miss(work, near))) return false
  }
  if (!(yield* checkState(work, 'unchanged'))) return false
  for (const occasion of ['longest', 'accented', 'widest'] as const) if (!(yield* missPrepared(work, occasion))) return false
  return true
}

const wantedOf = (work: Work, occasion: Occasion): readonly NearMiss[] =>
  nearMissesOf(occasion).filter((near) => work.facts.wants(caseOf(work, near)))

/** Sets a value in which there is something to miss, and claims what is nearly that. */
function* missPrepared(work: Work, occasion: Prepared): Sequence<boolean> {
  const wanted = wantedOf(work, occasion)
  for (const [index, near] of wanted.entries()) {
    // Each time: where the one before was accepted, something else is current by now.
    if (!(yield* prepare(work, occasion))) {
      const cases = wanted.slice(index).map((one) => caseOf(work, one))
      yield* skip(cases, 'the schema allows no such value, or it was refused')
      return yield* recover(work, [])
    }
    if (!(yield* miss(work, near))) return false
  }
  return wanted.length === 0 || (yield* checkState(work, 'unchanged'))
}

const caseOf = ({ facts, operation, change }: Work, near: NearMiss): Case =>
  nearMissCase(facts.document, operation, near, change.link)

function* miss(work: Work, { how, occasion }: NearMiss): Sequence<boolean> {
  const { change, tracked } = work
  const one = caseOf(work, { how, occasion })
  const next = nextRequest(work)
  const near = change.claims.map(({ claim }) => {
    const value = fieldValue(tracked.current, claim)
    return typeof value === 'string' ? nearMisses[how](value) : undefined
  })
  const known = [...tracked.remembered, ...change.claims.map(({ claim }) => fieldValue(tracked.original, claim))]
  if (!next || near.some((value) => value === undefined || known.includes(value))) {
    yield* skip([one], 'the nearest value was itself current before')
    return true
  }
  const request = change.claims.reduce((changed, { claim }, index) => withField(changed, claim, near[index]), next)
  const otherwise = `${statePromises.whole.otherwise} (${one.name})`
  const outcome = yield* refuse(work, one, request, { ...statePromises.whole, otherwise, promise: one })
  return outcome === 'success' ? yield* recover(work, [request]) : true
}

type Prepared = Exclude<Occasion, 'any'>

/** What is set before something like it is claimed, made of the longest value of plain characters. */
const prepared: Readonly<Record<Prepared, (longest: string) => string>> = {
  longest: (longest) => longest,
  accented: (longest) => withCharacter(longest, 'é'),
  // Its first characters are of every kind that may be asked for.
  widest: (longest) => `${longest.slice(0, 4)}${'😀'.repeat(Math.max(0, longest.length - 4))}`,
}

/** Makes a value current, unless it is already. */
function* prepare(work: Work, occasion: Prepared): Sequence<boolean> {
  const { facts, operation, change, tracked } = work
  const longest = longestOf(work)
  const [set, ...others] = change.claims
  if (longest === undefined || !set || others.length > 0) return false
  const value = prepared[occasion](`x${longest.slice(1)}`)
  if (fieldValue(tracked.current, set.claim) === value) return true
  const request = changeTo(tracked, change, [value])
  if (facts.document.validate(operation.requestBody?.schema ?? '', request.body, 'request').length > 0) return false
  const reply = yield* send({ request: plan(facts, operation, request) })
  noteReply(tracked, change, request, reply)
  return reply.outcome === 'success'
}

/** The longest value that the limits of the schema are touched with. */
function longestOf({ facts, operation }: Work): string | undefined {
  return probesOf(facts.document, operation)
    .filter(({ rule, role }) => rule === 'rule/accept' && role === 'set')
    .flatMap(({ touch }) => (isPlain(touch?.value) ? [touch.value] : []))
    .toSorted((one, other) => other.length - one.length)[0]
}

const isPlain = (value: Json | undefined): value is string => typeof value === 'string' && /^[ -~]*$/.test(value)
