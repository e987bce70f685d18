import { followLink, type Json, type RequestExample } from '#openapi'
import { checksOf, type Lifecycle } from '../../cases/lifecycle.ts'
import { type LifecycleCheck, lifecycleChecks } from '../../cases/lifecycle-checks.ts'
import type { Fields } from '../../exchange/same-value.ts'
import { defaultsOf } from '../../reach/defaults.ts'
import { putCreationOf } from '../../reach/put-creations.ts'
import { acquire, makersLike } from '../acquire.ts'
import { type Facts, operationOf, plan } from '../facts.ts'
import { freshNames, withNames } from '../names.ts'
import { sendNoted } from '../pair.ts'
import { release } from '../release.ts'
import { describeReply, isDoubtful, type SendStep, type Sequence, send } from '../step.ts'
import { isFound } from '../subject.ts'
import { checkActions } from './action-checks.ts'
import { differenceFrom, keptFields } from './compare-record.ts'
import { checkDefaults } from './default-checks.ts'
import { checkFilters } from './filter-checks.ts'
import { checkKeys, checkTwice } from './key-checks.ts'
import { checkListed, checkPages } from './list-checks.ts'
import { aboutRecord, caseIn, keyOfRecord, type Living, leave, type Made, promised, recordIn } from './living.ts'
import { misplaced } from './misplaced.ts'
import { otherValues } from './other-values.ts'
import { checkParent } from './parent-checks.ts'
import { checkRanges } from './range-checks.ts'
import { checkRemoved } from './removal-checks.ts'
import { checkSorted } from './sort-checks.ts'
import { checkUpdate } from './update-checks.ts'

/** Follows two records through their life: created → read → listed → the one updated, the other as it was → removed → gone. */
export function* lifecycleSequence(facts: Facts, life: Lifecycle): Sequence {
  const [first] = life.creator.pairs
  const isWanted = checksOf(life).some((check) => facts.wants(caseIn({ facts, life }, check)))
  if (!first || !isWanted) return
  const subject = yield* acquire(facts, life.creator, first, { above: makersLike(facts, { operation: life.creator }) })
  const undo = [...subject.undo]
  try {
    if (subject.origin === 'none') return yield* leave({ facts, life }, subject.reason)
    if (isFound(subject)) return yield* leave({ facts, life }, 'nothing is created under a record that existed before the run')
    const living = { facts, life, names: subject.names, undo, told: new Set<string>(), toldOfOther: new Set<string>() }
    yield* live(living, first.request, first.generated ? unlikeDefaults(facts, life) : undefined)
  } finally {
    yield* release({ undo })
  }
}

/** With a value that it would have anyway, a record does not show that one was lost, or reset by an update of another. */
function unlikeDefaults({ document }: Facts, { creator, collection }: Lifecycle): RequestExample | undefined {
  const than = defaultsOf(document, creator, collection)
  return Object.keys(than).length === 0 ? undefined : otherValues(document, creator, { collection, than })
}

const afterKeys = (Object.keys(lifecycleChecks) as LifecycleCheck[]).filter((check) => check !== 'created' && check !== 'unique')

function* live(living: Living, documented: RequestExample, unlike: RequestExample | undefined): Sequence {
  const { facts, life } = living
  const { creator, collection } = life
  const one = yield* createEither(living, unlike, documented)
  if ('reason' in one) return yield* leave(living, one.reason)
  const others = otherValues(facts.document, creator, { collection, than: one.kept })
  const other = yield* createEither(living, others, documented)
  if ('reason' in other) return yield* leave(living, other.reason)
  yield* checkKeys(living, one, other)
  const [key, second] = [keyOfRecord(living, one), keyOfRecord(living, other)]
  if (key === undefined) return yield* leave(living, `${creator.id} does not return the key of the record it created`, afterKeys)
  if (key === second) return yield* leave(living, 'two records have the same key', afterKeys)
  yield* checkRead(living, one)
  const isListed = yield* checkListed(living, one)
  yield* checkPages(living, one)
  if (isListed) {
    yield* checkFilters(living, one)
    yield* checkRanges(living, one)
    yield* checkSorted(living, one)
  } else yield* leave(living, 'it is not in the unfiltered list either', ['filter', 'sorted'])
  yield* checkParent(living, one)
  for (const update of life.updates) yield* checkUpdate(living, update, { one, other })
  yield* checkActions(living, { one, other })
  yield* checkTwice(living, { one, other })
  yield* checkRemoved(living, { one, other })
  // A record more would be the last one that was made, in the place of the other.
  yield* checkDefaults(living, create, documented)
}

/** A server may allow less than its document says: what is nearer to the documented request is tried after that. */
function* createEither(
  living: Living,
  unusual: RequestExample | undefined,
  documented: RequestExample,
): ReturnType<typeof create> {
  const made = unusual && (yield* create(living, unusual))
  return made === undefined || 'reason' in made ? yield* create(living, documented) : made
}

function* create(living: Living, documented: RequestExample): Sequence<Made | { readonly reason: string }> {
  const { facts, life, names, undo, told } = living
  const { creator, collection } = life
  const fresh = freshNames(facts.document, creator, documented, facts.createId())
  const sent = withNames(documented, new Map([...names, ...fresh]))
  const kept: Fields = keptFields(facts.document, creator, collection, sent.body)
  const check = { check: 'created', operation: creator } as const
  const words = 'the response to a create request differs from what was sent'
  const step: Omit<SendStep, 'kind'> = {
    case: caseIn(living, check),
    request: plan(facts, creator, sent),
    expected: {
      ...promised(living, check, 'a valid create request is refused'),
      mayBeRefused: true,
      holds: (body, headers) =>
        differenceFrom(kept, recordIn(living, creator, body), { words, told, lists: true }) ?? misplaced(living, body, headers),
    },
  }
  const put = putCreationOf(facts.document, creator)
  const reply = yield* sendNoted(facts, { ...step, ...(put ? { makes: put.undo } : {}) }, undo)
  if (put && reply.values && (reply.outcome === 'success' || isDoubtful(reply)))
    undo.unshift(plan(facts, operationOf(facts, put.undo.operationId), followLink(put.undo, reply.values)))
  if (reply.outcome !== 'success') return { reason: describeReply(creator.id, reply) }
  if (reply.values?.response.status === 202) return { reason: `${creator.id} is carried out later` }
  return { sent, reply, kept }
}

function* checkRead(living: Living, one: Made): Sequence {
  const { life, told } = living
  const { read, creator, collection } = life
  if (!read) return
  const check = { check: 'read', operation: creator } as const
  const request = aboutRecord(living, read, one)
  if (!request) return yield* leave(living, 'the path of the created record is unknown', ['read'])
  const key = keyOfRecord(living, one)
  const property = collection.key?.property
  const words = 'the created record differs from what was sent'
  const holds = (body: Json | undefined) => {
    const record = recordIn(living, read, body)
    const kept = key === undefined || property === undefined ? one.kept : { ...one.kept, [property]: key }
    return differenceFrom(kept, record, { words, told })
  }
  yield* send({
    case: caseIn(living, check),
    request,
    expected: { ...promised(living, check, 'the created record cannot be read'), holds },
  })
}
