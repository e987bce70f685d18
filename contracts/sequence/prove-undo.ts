import { fieldsOf, followLink, linkFields, type Operation, type Pair, type RequestExample } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { exampleCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Policy } from '../policy.ts'
import { putCreationOf } from '../reach/put-creations.ts'
import { acquire, makersLike } from './acquire.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { isMarked } from './lifecycle/removal-checks.ts'
import { isListed } from './listed-record.ts'
import { freshNames, withNames } from './names.ts'
import { describe, tellBroken, tellKept, tellLost, whyListed } from './prove-removal.ts'
import { release } from './release.ts'
import { describeReply, lose, type Reply, type Sequence, send } from './step.ts'

/** Where nothing was created, it may be tried again. */
type Outcome = 'created' | 'nothing created'

/**
 * Tries the undo of an operation that was only concluded: creates once, removes it, and looks whether it is gone. Before that, nothing
 * else is created with it.
 */
export function* proveUndo(facts: Facts, operation: Operation, policy: Policy): Sequence<Outcome> {
  const [first] = operation.pairs
  if (!first) return leave(policy, operation, 'no valid request could be generated')
  const above = makersLike(facts, { operation })
  const subject = yield* acquire(facts, operation, first, { above })
  try {
    if (subject.origin === 'none') return leave(policy, operation, subject.reason)
    return yield* tryUndo(facts, operation, policy, { first, values: withNames(first.request, subject.names) })
  } finally {
    yield* release(subject)
  }
}

function leave(policy: Policy, operation: Operation, reason: string, outcome: Outcome = 'nothing created'): Outcome {
  policy.noteProof(operation, reason)
  return outcome
}

function* tryUndo(
  facts: Facts,
  operation: Operation,
  policy: Policy,
  { first, values }: { readonly first: Pair; readonly values: RequestExample },
): Sequence<Outcome> {
  const put = putCreationOf(facts.document, operation)
  const undo = put?.undo ?? effectsOf(facts.document).undoOf(operation)?.value
  if (!undo) return 'nothing created'
  const names = freshNames(facts.document, operation, values, facts.createId())
  if (put && ![...names.values()].some((one) => typeof one === 'string' && facts.isOwn?.(one)))
    return leave(policy, operation, 'no key that nobody has could be generated')
  const reply = yield* send({
    request: plan(facts, operation, withNames(values, names)),
    proves: true,
    ...(put ? { makes: put.undo } : {}),
    ifBroken: exampleCase(facts.document, operation, first),
  })
  if (reply.outcome !== 'success' || !reply.values) return leave(policy, operation, describeReply(operation.id, reply))
  const removal = followLink(undo, reply.values)
  if (fieldsOf(removal).size < linkFields(undo).size)
    return leave(policy, operation, `${operation.id} does not return the key of what it created`, 'created')
  const request = plan(facts, operationOf(facts, undo.operationId), removal)
  policy.noteOwn(operation, Object.values(removal.parameters))
  const before = yield* readAs(facts, request)
  const wasListed = before === undefined || isGone(before) ? yield* isListed(facts, request) : undefined
  const removed = yield* send({ request, restores: describe(request), mayFail: true })
  policy.noteProof(operation, yield* whyLeft(facts, { creator: operation, created: reply, before, wasListed }, request, removed))
  return 'created'
}

/** What was created, and how it was seen before its removal. */
interface Tried {
  readonly creator: Operation
  readonly created: Reply
  readonly before: Reply | undefined
  readonly wasListed: boolean | undefined
}

/** Looks whether a record is gone; gives the reason why that is not sure. */
function* whyLeft(
  facts: Facts,
  { creator, created, before, wasListed }: Tried,
  removal: PlannedRequest,
  removed: Reply,
): Sequence<string | undefined> {
  const read = readerOf(facts, removal)
  // It is owed, and told in the end if it is still there.
  if (!mayHaveRemoved(removed)) {
    if (wasListed === false && isGone(removed) && created.values?.response.status !== 202) yield* tellLost(facts, creator)
    return describeReply(removal.operation.id, removed)
  }
  if (!read) return yield* whyListed(facts, creator, removal, wasListed)
  const values = (yield* readAs(facts, removal))?.values
  const status = values?.response.status
  if (status === 404 || status === 410) return undefined
  // Some servers tell nobody whether there is what one may not see, others call every refusal the same: who saw it before would see it still.
  if (before?.outcome === 'success' && status !== undefined && isRefusal(status)) return undefined
  if (status !== undefined && status < 400) yield* lose(describe(removal))
  if (status !== undefined && status >= 500) yield* tellBroken(facts, creator, removal, status)
  const body = values?.response.body
  if (status !== undefined && status < 300 && !isMarked(created.values?.response.body, body))
    yield* tellKept(facts, creator, removal)
  return `afterwards, ${read.id} responds with status ${status ?? 'none'}`
}

const isGone = ({ values }: Reply): boolean => [404, 410].includes(values?.response.status ?? 0)

/** A success that the document does not know removes as well as another: whether it did, a look shows. */
const mayHaveRemoved = ({ outcome, values }: Reply): boolean =>
  outcome === 'success' || Math.floor((values?.response.status ?? 0) / 100) === 2

/** A refusal that is about the record: not about the credential, nor about the time. */
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && ![401, 407, 408, 421, 425, 429].includes(status)

/** The operation that reads what another removes. */
function readerOf({ document }: Facts, { operation }: PlannedRequest): Operation | undefined {
  const effects = effectsOf(document)
  const { value: gone } = effects.of(operation)
  return document.model.operations.find((one) => {
    const { value } = effects.of(one)
    return value.kind === 'read' && gone.kind === 'remove' && value.of.path === gone.of.path
  })
}

/** Reads what a request would remove; undefined where nothing reads it. */
function* readAs(facts: Facts, removal: PlannedRequest): Sequence<Reply | undefined> {
  const read = readerOf(facts, removal)
  return read && (yield* send({ request: plan(facts, read, removal.values), trial: true }))
}
