import { followLink, type Operation, type RequestExample } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { lifecycleChecks, livesOf } from '../cases/lifecycle.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Policy } from '../policy.ts'
import { acquire } from './acquire.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { caseIn } from './lifecycle/living.ts'
import { isMarked } from './lifecycle/removal-checks.ts'
import { freshNames, withNames } from './names.ts'
import { release } from './release.ts'
import { describeReply, lose, type Reply, type Sequence, send, tell } from './step.ts'

/** Where nothing was created, it may be tried again. */
type Tried = 'created' | 'nothing created'

/**
 * Tries the undo of an operation that was only concluded: creates once, removes it, and looks whether it is gone. Before that, nothing
 * else is created with it.
 */
export function* proveUndo(facts: Facts, operation: Operation, policy: Policy): Sequence<Tried> {
  const [first] = operation.pairs
  if (!first) return leave(policy, operation, 'no valid request could be made')
  const subject = yield* acquire(facts, operation, first)
  try {
    if (subject.origin === 'none') return leave(policy, operation, subject.reason)
    return yield* tryUndo(facts, operation, policy, withNames(first.request, subject.names))
  } finally {
    yield* release(subject)
  }
}

function leave(policy: Policy, operation: Operation, reason: string): Tried {
  policy.noteProof(operation, reason)
  return 'nothing created'
}

function* tryUndo(facts: Facts, operation: Operation, policy: Policy, values: RequestExample): Sequence<Tried> {
  const undo = effectsOf(facts.document).undoOf(operation)
  if (!undo) return 'nothing created'
  const names = freshNames(facts.document, operation, values, facts.createId())
  const reply = yield* send({ request: plan(facts, operation, withNames(values, names)), proves: true })
  if (reply.outcome !== 'success' || !reply.values) return leave(policy, operation, describeReply(operation.id, reply))
  const removal = followLink(undo.value, reply.values)
  const request = plan(facts, operationOf(facts, undo.value.operationId), removal)
  policy.noteOwn(operation, Object.values(removal.parameters))
  const before = yield* readAs(facts, request)
  const removed = yield* send({ request, restores: describe(request), mayFail: true })
  policy.noteProof(operation, yield* whyLeft(facts, { creator: operation, created: reply, before }, request, removed))
  return 'created'
}

/** Looks whether a record is gone; gives the reason why that is not sure. */
function* whyLeft(
  facts: Facts,
  { creator, created, before }: { readonly creator: Operation; readonly created: Reply; readonly before: Reply | undefined },
  removal: PlannedRequest,
  removed: Reply,
): Sequence<string | undefined> {
  const read = readerOf(facts, removal)
  // It is owed, and told in the end if it is still there.
  if (removed.outcome !== 'success') return describeReply(removal.operation.id, removed)
  if (!read) return 'nothing reads it afterwards'
  const values = (yield* readAs(facts, removal))?.values
  const status = values?.response.status
  if (status === 404 || status === 410) return undefined
  // Some servers tell nobody whether there is what one may not see: who saw it before would see it still.
  if (status === 403 && before?.outcome === 'success') return undefined
  if (status !== undefined && status < 400) yield* lose(describe(removal))
  const body = values?.response.body
  if (status !== undefined && status < 300 && !isMarked(created.values?.response.body, body))
    yield* tellKept(facts, creator, removal)
  return `afterwards, ${read.id} responds with status ${status ?? 'none'}`
}

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

/** That the undo does not remove is a broken promise of the operation it leads to. */
function* tellKept(facts: Facts, creator: Operation, { operation }: PlannedRequest): Sequence {
  const life = livesOf(facts.document).find((one) => one.creator === creator)
  if (!life) return
  yield* tell({
    case: caseIn({ facts, life }, { check: 'gone', operation }),
    operation,
    rule: lifecycleChecks.gone.rule,
    message: 'what was removed can still be read',
    expected: 'failure',
    actual: 'success',
  })
}

const describe = ({ operation, values }: PlannedRequest): string =>
  `${operation.method} ${operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => JSON.stringify(values.parameters[`path.${name}`]))}`
