import { type Json, type Operation, type RequestExample, valueAt } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { lifecycleChecks } from '../cases/lifecycle-checks.ts'
import { type Singleton, singletonOf } from '../cases/singletons.ts'
import type { Fields } from '../exchange/same-value.ts'
import { type Facts, plan } from './facts.ts'
import { differenceFrom, keptFields } from './lifecycle/compare-record.ts'
import { otherValues, withOneChange } from './lifecycle/other-values.ts'
import { withNames } from './names.ts'
import { whenReady } from './ready.ts'
import { describeReply, type Sequence, send, skip } from './step.ts'

/** Changes a record that came with one made for it, twice: it is read as it was sent. */
export function* singletonSequence(facts: Facts, operation: Operation): Sequence {
  const singleton = singletonOf(facts.document, operation)
  const [first] = operation.pairs
  if (!singleton || !first || !facts.wants(singleton.case)) return
  const done = yield* whenReady(facts, operation, first, function* ({ names, kept }) {
    if (kept.size === 0) return { reason: 'it belongs to a record that the run did not create' }
    const reason = yield* change({ facts, singleton, told: new Set() }, withNames(first.request, names))
    return reason === undefined ? {} : { reason }
  })
  if ('reason' in done) yield* skip([singleton.case], done.reason)
}

interface Work {
  readonly facts: Facts
  readonly singleton: Singleton
  /** Properties that were told before. */
  readonly told: Set<string>
}

function* change(work: Work, request: RequestExample): Sequence<string | undefined> {
  const { document } = work.facts
  const { collection, update } = work.singleton
  const before = yield* put(work, request, {})
  if (typeof before === 'string' || before === undefined) return before
  const others = otherValues(document, update, { collection, than: before })
  if (!others) return undefined
  const merges = update.method === 'PATCH'
  const values = merges ? withOneChange(document, update, { request: others, collection, than: before }) : others
  yield* put(work, { ...request, ...body(values) }, merges ? before : {})
  return undefined
}

const body = ({ body: sent }: RequestExample) => (sent === undefined ? {} : { body: sent })

/**
 * @param stays What the record has beside what is sent.
 * @returns What it is, or why that is not known; undefined where it is not what it has to be.
 */
function* put({ facts, singleton, told }: Work, values: RequestExample, stays: Fields): Sequence<Fields | string | undefined> {
  const { document } = facts
  const { collection, update, read } = singleton
  const sent = keptFields(document, update, collection, values.body)
  const kept = { ...stays, ...sent }
  const expected = {
    outcome: 'success',
    rule: lifecycleChecks.updated.rule,
    promise: singleton.case,
    mayBeRefused: true,
  } as const
  const recordIn = (operation: Operation, response: Json | undefined) => {
    const { value } = effectsOf(document).of(operation)
    return 'at' in value ? valueAt(response, value.at) : response
  }
  const answered = 'the response to an update differs from what was sent'
  const reply = yield* send({
    case: singleton.case,
    request: plan(facts, update, values),
    expected: {
      ...expected,
      otherwise: 'an update is refused',
      holds: (response) => differenceFrom(kept, recordIn(update, response), { words: answered, told, lists: true }),
    },
  })
  if (reply.outcome !== 'success') return describeReply(update.id, reply)
  if (reply.broken || !read) return reply.broken ? undefined : kept
  const path = Object.entries(values.parameters).filter(([field]) => field.startsWith('path.'))
  const words = 'the updated record differs from what was sent'
  const seen = yield* send({
    case: singleton.case,
    request: plan(facts, read, { parameters: Object.fromEntries(path) }),
    expected: {
      ...expected,
      otherwise: 'the updated record cannot be read',
      holds: (response) => differenceFrom(kept, recordIn(read, response), { words, told }),
    },
  })
  return seen.broken ? undefined : kept
}
