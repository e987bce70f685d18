import type { Json } from '#openapi'
import { isSame } from '../../exchange/same-value.ts'
import { acquire, makersLike } from '../acquire.ts'
import { plan } from '../facts.ts'
import { withNames } from '../names.ts'
import { type Sequence, send } from '../step.ts'
import { entriesByKey } from './list-request.ts'
import { aboutRecord, caseIn, keyOfRecord, type Living, leave, type Made, promised, recordIn } from './living.ts'

/** What was created below one record is neither listed nor read below another, which is made for it. */
export function* checkParent(living: Living, one: Made): Sequence {
  const { facts, life, undo } = living
  const { collection, creator } = life
  const [first] = creator.pairs
  if (!collection.parent || !first) return
  const parent = yield* acquire(facts, creator, first, { above: makersLike(facts, { operation: creator }) })
  undo.unshift(...parent.undo)
  if (parent.origin !== 'created') return yield* leave(living, 'no second parent could be created', ['parent'])
  const other = withNames(first.request, parent.names).parameters
  const around = Object.fromEntries(
    Object.entries(other).filter(([field]) => collection.within.some((name) => field === `path.${name}`)),
  )
  if (Object.entries(around).every(([field, value]) => one.sent.parameters[field] === value)) return
  if (yield* isListedElsewhere(living, one, around))
    return yield* leave(living, 'it is already listed there', ['parent'], life.read)
  yield* readElsewhere(living, one, around)
}

type Around = Readonly<Record<string, Json>>

function* isListedElsewhere(living: Living, one: Made, around: Around): Sequence<boolean> {
  const { facts, life } = living
  const { list } = life
  const [pair] = list?.pairs ?? []
  if (!list || !pair) return false
  const check = { check: 'parent', operation: list } as const
  const message = 'a record created under one parent is listed under another'
  const holds = (body: Json | undefined) => {
    const key = keyOfRecord(living, one) ?? ''
    const entry = entriesByKey(living, list, body).get(key)
    // Keys may be counted anew below each record: only the same record is one.
    if (entry === undefined || !isSame(one.kept, entry)) return undefined
    return { message, pointer: '', expected: 'no such record', actual: key, cause: message }
  }
  const request = plan(facts, list, { parameters: { ...pair.request.parameters, ...around } })
  const expected = { ...promised(living, check, 'the list is refused'), holds }
  const reply = yield* send({ case: caseIn(living, check), request, expected })
  return reply.outcome === 'success' && holds(reply.values?.response.body) !== undefined
}

function* readElsewhere(living: Living, one: Made, around: Around): Sequence {
  const { life } = living
  const { read } = life
  const about = read && aboutRecord(living, read, one)
  if (!read || !about) return
  const check = { check: 'parent', operation: read } as const
  const request = { ...about, values: { ...about.values, parameters: { ...about.values.parameters, ...around } } }
  const reply = yield* send({ request, trial: true })
  const isIt = reply.outcome === 'success' && isSame(one.kept, recordIn(living, read, reply.values?.response.body))
  if (reply.outcome === 'success' && !isIt) return yield* leave(living, 'another record has its key there', ['parent'], read)
  const otherwise = 'a record created under one parent can be read under another'
  yield* send({
    case: caseIn(living, check),
    request,
    expected: { ...promised(living, check, otherwise), outcome: 'failure', outcomeOnly: true },
    trial: true,
  })
  // A refusal counts where the same, rightly asked, is served after it.
  yield* send({ request: about })
}
