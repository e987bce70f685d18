import { type Json, type Operation, type RequestExample, textOf, withField } from '#openapi'
import type { Case } from '../cases/case.ts'
import { lifecycleChecks } from '../cases/lifecycle-checks.ts'
import { relationCases } from '../cases/relations.ts'
import { entriesIn, keyIn, listingFor, requiredOnly } from '../reach/listing.ts'
import { type Relation, relationOf } from '../reach/relations.ts'
import type { Differing } from './differing.ts'
import { type Facts, plan } from './facts.ts'
import { withNames } from './names.ts'
import { whenReady } from './ready.ts'
import { describeReply, type Sequence, send, skip } from './step.ts'

/** Relates two records to one that was made for it, and ends one of the relations: the list has what is related, once. */
export function* relationSequence(facts: Facts, operation: Operation): Sequence {
  const relation = relationOf(facts.document, operation)
  const [first] = operation.pairs
  const cases = relation?.on === operation ? relationCases(facts.document, relation) : []
  if (!relation || !first || !cases.some(facts.wants)) return
  const done = yield* whenReady(facts, operation, first, function* ({ names }) {
    const reason = yield* relate({ facts, relation, around: withNames(first.request, names), cases })
    return reason === undefined ? {} : { reason }
  })
  if ('reason' in done) yield* skip(cases.filter(facts.wants), done.reason)
}

interface Work {
  readonly facts: Facts
  readonly relation: Relation
  /** A request to relate something to the record that was made. */
  readonly around: RequestExample
  readonly cases: readonly Case[]
}

function* relate(work: Work): Sequence<string | undefined> {
  const { facts, relation, cases } = work
  const { on, off, target } = relation
  const before = yield* related(work)
  if (!before) return `${relation.list.id} does not return the list`
  const free = (yield* keysOf(facts, target)).filter((key) => !before.includes(textOf(key)))
  const [one, other] = free
  if (one === undefined) return 'no record to use: there is none that is not related already'
  const made = yield* send({ request: asked(work, on, one) })
  if (made.outcome !== 'success') return describeReply(on.id, made)
  if (other !== undefined) yield* send({ request: asked(work, on, other) })
  // What is so already stays so.
  if (on.method === 'PUT') yield* send({ request: asked(work, on, one) })
  const [whenOn, whenOff] = cases
  const stays = [...before, ...(other === undefined ? [] : [textOf(other)])]
  const isOn = yield* look(work, whenOn, (keys) => wrongAfter(keys, { one: textOf(one), times: 1, stays: before }))
  const ended = isOn ? yield* send({ request: asked(work, off, one) }) : undefined
  if (ended?.outcome === 'success') yield* look(work, whenOff, (keys) => wrongAfter(keys, { one: textOf(one), times: 0, stays }))
  else if (whenOff) yield* skip([whenOff], ended ? describeReply(off.id, ended) : 'what is related is not listed')
  if (ended?.outcome !== 'success') yield* send({ request: asked(work, off, one), trial: true })
  if (other !== undefined) yield* send({ request: asked(work, off, other), trial: true })
  return undefined
}

/** The keys of some records that may be related. */
function* keysOf(facts: Facts, target: Relation['target']): Sequence<readonly Json[]> {
  const listing = listingFor(facts.document, target)
  const request = listing && requiredOnly(listing.operation)
  if (!listing || !request) return []
  const reply = yield* send({ request: plan(facts, listing.operation, request) })
  const entries = reply.outcome === 'success' ? entriesIn(facts.document, listing, reply.values?.response.body) : []
  return entries.map((entry) => keyIn(listing, entry)).filter((key) => typeof key !== 'object')
}

const asked = ({ facts, relation, around }: Work, operation: Operation, key: Json) => {
  const { parameters } = withField(around, `path.${relation.collection.key?.parameter ?? ''}`, key)
  return plan(facts, operation, { parameters })
}

function listRequest({ facts, relation: { list }, around }: Work) {
  const own = Object.entries(around.parameters).filter(
    ([field]) => field.startsWith('path.') && list.path.includes(`{${field.slice('path.'.length)}}`),
  )
  const needed = requiredOnly(list)?.parameters ?? {}
  return plan(facts, list, { parameters: { ...needed, ...Object.fromEntries(own) } })
}

const keysIn = ({ facts, relation: { list, collection } }: Work, body: Json | undefined): readonly string[] =>
  entriesIn(facts.document, { operation: list }, body).map((entry) => textOf(keyIn({ collection }, entry)))

function* related(work: Work): Sequence<readonly string[] | undefined> {
  const reply = yield* send({ request: listRequest(work) })
  return reply.outcome === 'success' ? keysIn(work, reply.values?.response.body) : undefined
}

function* look(work: Work, one: Case | undefined, wrong: (keys: readonly string[]) => Differing | undefined): Sequence<boolean> {
  const holds = (body: Json | undefined) => wrong(keysIn(work, body))
  const { rule } = lifecycleChecks.related
  const expected = {
    outcome: 'success',
    rule,
    otherwise: 'the list is refused',
    holds,
    ...(one ? { promise: one } : {}),
  } as const
  const reply = yield* send({ ...(one ? { case: one } : {}), request: listRequest(work), expected })
  return reply.outcome === 'success' && !wrong(keysIn(work, reply.values?.response.body))
}

/** What is wrong with the keys of a list, where one has to be there so many times and others have to stay. */
function wrongAfter(
  keys: readonly string[],
  { one, times, stays }: { readonly one: string; readonly times: 0 | 1; readonly stays: readonly string[] },
): Differing | undefined {
  const count = keys.filter((key) => key === one).length
  const lost = stays.find((key) => !keys.includes(key))
  const differs = (message: string, expected: Json): Differing => ({
    message,
    pointer: '',
    expected,
    actual: [...keys],
    cause: message,
  })
  if (count < times) return differs('what was related is not listed', one)
  if (count > 1) return differs('what was related is listed more than once', one)
  if (count > times) return differs('what is no longer related is still listed', `a list without ${one}`)
  return lost === undefined ? undefined : differs('another relation has ended too', lost)
}
