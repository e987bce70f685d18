import type { Operation, Pair } from '#openapi'
import { travelCase } from '../cases/case.ts'
import { type Travel, travelsOf, type Way } from '../cases/travels.ts'
import { ownFor, schemeOf } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { asksForNothing } from './credential.ts'
import { type Facts, plan } from './facts.ts'
import { expectedOf, planPair } from './pair.ts'
import { whenReady } from './ready.ts'
import { type Expected, type Sequence, send, skip } from './step.ts'

/** Tries the ways requests and answers travel that no example shows. Nothing is changed: OPTIONS, HEAD, and what only looks. */
export function* travelSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  if (!first) return
  const travels = travelsOf(facts.document, operation).filter((one) => facts.wants(travelCase(facts.document, operation, one)))
  const work: Work = { facts, operation, first, travels }
  yield* options(work)
  const looking = travels.filter(({ way }) => way !== 'options')
  if (looking.length === 0) return
  const done = yield* whenReady(facts, operation, first, ({ names }) =>
    look(work, planPair(facts, operation, first, names), names),
  )
  if (done && 'reason' in done) yield* leave(work, looking, done.reason)
}

interface Work {
  readonly facts: Facts
  readonly operation: Operation
  readonly first: Pair
  readonly travels: readonly Travel[]
}

function* options({ facts, operation, first, travels }: Work): Sequence {
  const { preflight } = facts.document.model.rejections
  const travel = travels.find(({ way }) => way === 'options')
  if (!travel || !preflight) return
  const { body: _body, ...values } = first.request
  const promise = travelCase(facts.document, operation, travel)
  yield* send({
    case: promise,
    request: { ...plan(facts, operation, values), method: 'OPTIONS', credential: 'none' },
    trial: true,
    expected: { outcome: 'success', rule: 'status', otherwise: '', promise, alone: preflight },
  })
}

/** Looks several times over one connection, and once with HEAD. */
function* look(work: Work, plain: PlannedRequest, names: Parameters<typeof expectedOf>[3]): Sequence<undefined> {
  const { facts, operation, first, travels } = work
  const request = { ...plain, connection: facts.createId() }
  const served = yield* send({ request })
  if (served.outcome !== 'success' || !served.values) {
    yield* leave(
      work,
      travels.filter(({ way }) => way !== 'options'),
      'the same request was not served before',
    )
    return undefined
  }
  const expected = { ...expectedOf(facts, operation, first, names), rule: 'repeated', overUsed: true } as const
  yield* ask(work, 'again', request, {
    ...expected,
    otherwise: 'the second request on a connection is refused',
    cause: 'connection: again',
  })
  yield* afterRefusal(work, request, expected)
  yield* wrongCredential(work, request)
  const { status, headers } = served.values.response
  yield* ask(
    work,
    'head',
    { ...plain, method: 'HEAD' },
    { ...expected, overUsed: false, asGet: { status, headers }, mayRefuse: noHead },
  )
  return undefined
}

/** How servers say that they have no HEAD, which no document promises. */
const noHead: readonly number[] = [404, 405, 501]

/** A refused request first, of whose body perhaps not everything was read. */
function* afterRefusal(work: Work, request: PlannedRequest, expected: Expected): Sequence {
  if (!work.travels.some(({ way }) => way === 'after a refusal')) return
  const text = JSON.stringify(request.values.body ?? {})
  yield* send({ request: { ...request, text: text.slice(0, Math.max(1, text.length - 2)) } })
  const otherwise = 'a request after a refused one on the same connection is refused'
  yield* ask(work, 'after a refusal', request, { ...expected, otherwise, cause: 'connection: after a refusal' })
}

function* wrongCredential(work: Work, request: PlannedRequest): Sequence {
  const { operation, travels } = work
  const travel = travels.find(({ way }) => way === 'wrong credential')
  if (!travel) return
  const impossible = yield* whyNoWrong(work)
  if (impossible !== undefined) return yield* leave(work, [travel], impossible)
  const { unauthenticated } = operation.rejections
  // Again the right one: whoever asked for the credential meanwhile used another connection.
  yield* send({ request })
  yield* ask(
    work,
    'wrong credential',
    { ...request, credential: 'altered' },
    {
      outcome: 'failure',
      rule: 'auth',
      otherwise: 'a wrong credential is accepted after the right one on the same connection',
      ...(unauthenticated ? { answer: unauthenticated } : {}),
      overUsed: true,
      cause: 'connection: credential',
    },
  )
  yield* send({ request })
}

/** Why a wrong credential would prove nothing. */
function* whyNoWrong({ facts, operation }: Work): Sequence<string | undefined> {
  const scheme = schemeOf({ operation }, facts.document.model)
  if (!scheme || ownFor(scheme, facts) === undefined) return 'the run needs a valid credential to try a wrong one'
  const nothing = yield* asksForNothing(facts, operation)
  return nothing === false ? undefined : 'the target does not check credentials, or whether it does is unknown'
}

function* ask({ facts, operation, travels }: Work, way: Way, request: PlannedRequest, expected: Expected): Sequence {
  const travel = travels.find((one) => one.way === way)
  if (!travel) return
  const promise = travelCase(facts.document, operation, travel)
  yield* send({ case: promise, request, expected: { ...expected, promise } })
}

const leave = ({ facts, operation }: Work, travels: readonly Travel[], reason: string): Sequence =>
  skip(
    travels.map((one) => travelCase(facts.document, operation, one)),
    reason,
  )
