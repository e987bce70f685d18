import { type Answer, type Operation, type RequestExample, type Response, withField } from '#openapi'
import { type Conditional, conditionalCases, conditionalOf } from '../cases/conditional.ts'
import { type Facts, plan } from './facts.ts'
import { planPair } from './pair.ts'
import { whenReady } from './ready.ts'
import { describeReply, type Expected, type Reply, type Sequence, send, skip } from './step.ts'

/** Names the current version of a record, and another one. */
export function* conditionalSequence(facts: Facts, operation: Operation): Sequence {
  const conditional = conditionalOf(facts.document, operation)
  const [first] = operation.pairs
  const cases = conditionalCases(facts.document, operation).filter(facts.wants)
  if (!conditional || !first || cases.length === 0) return
  const done = yield* whenReady(facts, operation, first, function* ({ names }) {
    const { values } = planPair(facts, operation, first, names)
    const work: Work = { facts, conditional, values }
    const reason = yield* operation.method === 'GET' ? readVersions(work) : changeVersions(work)
    return reason === undefined ? {} : { reason }
  })
  if ('reason' in done) yield* skip(cases, done.reason)
}

interface Work {
  readonly facts: Facts
  readonly conditional: Conditional
  /** The request, which names no version yet. */
  readonly values: RequestExample
}

/** No server gives this to anything. */
const nobodys = '"0-of-another-version"'

function* readVersions(work: Work): Sequence<string | undefined> {
  const { cases, response, operation } = work.conditional
  const seen = yield* read(work)
  const tag = tagOf(seen)
  if (tag === undefined) return 'the target gives the record no ETag'
  const [not, is] = [naming(work, operation, tag), naming(work, operation, nobodys)]
  // What changes by itself has another version each time.
  if (tagOf(yield* read(work)) !== tag) return 'the version changes by itself'
  const promised = (alone: Answer, one: (typeof cases)['current']): Expected => ({
    outcome: 'success',
    rule: 'status',
    otherwise: '',
    promise: one,
    alone,
  })
  yield* send({ case: cases.current, request: not, trial: true, expected: promised(answerOf(response), cases.current) })
  const whole = { ...answerOf(response), status: seen.values?.response.status ?? 200 }
  yield* send({ case: cases.other, request: is, trial: true, expected: promised(whole, cases.other) })
  return undefined
}

function* changeVersions(work: Work): Sequence<string | undefined> {
  const { cases, operation } = work.conditional
  const tag = tagOf(yield* read(work))
  if (tag === undefined) return 'the target gives the record no ETag'
  const [refused, accepted] = [naming(work, operation, nobodys), naming(work, operation, tag)]
  const otherwise = 'a change of another version than the current one is accepted'
  const stale = { outcome: 'failure', rule: 'conditional', otherwise, promise: cases.other } as const
  const reply = yield* send({ case: cases.other, request: refused, expected: stale })
  if (reply.outcome !== 'failure') return undefined
  const right = 'a change of the current version is refused'
  // A server may compare strongly, and a weak version is then none.
  const mayRefuse = tag.startsWith('W/') ? [412] : []
  const current = { outcome: 'success', rule: 'conditional', otherwise: right, promise: cases.current, mayRefuse } as const
  yield* send({ case: cases.current, request: accepted, expected: current })
  return undefined
}

function* read({ facts, conditional: { read: reader }, values }: Work): Sequence<Reply> {
  const path = Object.entries(values.parameters).filter(([field]) => field.startsWith('path.'))
  const reply = yield* send({ request: plan(facts, reader, { parameters: Object.fromEntries(path) }), trial: true })
  return reply.outcome === 'success' ? reply : { outcome: reply.outcome, why: describeReply(reader.id, reply) }
}

const tagOf = ({ values }: Reply): string | undefined => values?.response.headers.etag

const naming = ({ facts, conditional: { header }, values }: Work, operation: Operation, tag: string) =>
  plan(facts, operation, withField(values, `header.${header.name}`, tag))

const answerOf = ({ status, pointer, evidence }: Response): Answer => ({
  name: String(status),
  status: Number(status),
  headers: [],
  pointer,
  values: {},
  evidence,
})
