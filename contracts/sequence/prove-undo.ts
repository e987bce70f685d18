import { followLink, type Operation } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { requestOf } from '#openapi/values'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Policy } from '../policy.ts'
import { type Facts, operationOf, plan } from './facts.ts'
import { freshNames, withNames } from './names.ts'
import { describeReply, lose, type Reply, type Sequence, send } from './step.ts'

/**
 * Tries the undo of an operation that was only concluded: creates once, removes it, and looks whether it is gone. Before that, nothing
 * else is created with it.
 */
export function* proveUndo(facts: Facts, operation: Operation, policy: Policy): Sequence {
  const undo = effectsOf(facts.document).undoOf(operation)
  const made = requestOf(facts.document, operation)
  if (!undo) return
  if (!('request' in made)) return policy.noteProof(operation, made.reason)
  const [first] = operation.pairs
  const names = freshNames(facts.document, operation, first?.request ?? made.request, facts.createId())
  const reply = yield* send({ request: plan(facts, operation, withNames(made.request, names)), proves: true })
  if (reply.outcome !== 'success' || !reply.values) return policy.noteProof(operation, describeReply(operation.id, reply))
  const values = followLink(undo.value, reply.values)
  const request = plan(facts, operationOf(facts, undo.value.operationId), values)
  policy.noteOwn(operation, Object.values(values.parameters))
  const removed = yield* send({ request, restores: describe(request), mayFail: true })
  policy.noteProof(operation, yield* whyLeft(facts, request, removed))
}

/** Looks whether a record is gone; gives the reason why that is not sure. */
function* whyLeft(facts: Facts, removal: PlannedRequest, removed: Reply): Sequence<string | undefined> {
  const effects = effectsOf(facts.document)
  const { value: gone } = effects.of(removal.operation)
  const read = facts.document.model.operations.find((one) => {
    const { value } = effects.of(one)
    return value.kind === 'read' && gone.kind === 'remove' && value.of.path === gone.of.path
  })
  // It is owed, and told in the end if it is still there.
  if (removed.outcome !== 'success') return describeReply(removal.operation.id, removed)
  if (!read) return 'nothing reads it afterwards'
  const { values } = yield* send({ request: plan(facts, read, removal.values), trial: true })
  const status = values?.response.status
  if (status === 404 || status === 410) return undefined
  if (status !== undefined && status < 400) yield* lose(describe(removal))
  return `afterwards, ${read.id} responds with status ${status ?? 'none'}`
}

const describe = ({ operation, values }: PlannedRequest): string =>
  `${operation.method} ${operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => JSON.stringify(values.parameters[`path.${name}`]))}`
