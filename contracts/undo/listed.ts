import { fieldsOf, type Operation } from '#openapi'
import { holdsAny } from '../cases/lists.ts'
import { parentOf } from '../reach/listing.ts'
import { type Facts, operationOf, plan } from '../sequence/facts.ts'
import { type Sequence, send } from '../sequence/step.ts'
import type { RemovalEntry } from './entry.ts'

/** Whether a list was read that would name what an entry is about, and does not. Where there is none, nobody knows: false. */
export function* isUnlisted(facts: Facts, entry: RemovalEntry): Sequence<boolean> {
  const identity = Object.values(entry.identity)
  if (identity.length === 0) return false
  const maker = operationOf(facts, entry.madeBy)
  for (const operation of facts.document.model.operations.filter((one) => listsWhole(one, maker))) {
    const [first] = operation.pairs
    if (!first) continue
    const reply = yield* send({ request: plan(facts, operation, first.request), restores: operation.id, mayFail: true })
    if (reply.outcome === 'success') return !holdsAny(reply.values?.response.body, identity)
  }
  return false
}

/** Whether an operation gives all there is of what another one makes: beside it, for nobody in particular, and not page by page. */
function listsWhole({ safe, path, parameters, pairs: [first] }: Operation, maker: Operation): boolean {
  if (!safe || !first || parentOf(path) !== parentOf(maker.path)) return false
  return fieldsOf(first.request).size === 0 && !parameters.some((parameter) => parameter.in === 'query')
}
