import type { Change, Operation } from '#openapi'
import { type Facts, plan } from './facts.ts'
import { statePromises } from './state-promises.ts'
import { letGo, type Reply, type Sequence, send } from './step.ts'
import { isOriginal, noteChange, type Tracked, waysBack } from './tracked.ts'

/**
 * Puts a subject back as it was found and lets it go. Where no way works, it is still owed.
 *
 * @returns The replies it took.
 */
export function* goBack(facts: Facts, operation: Operation, change: Change, tracked: Tracked): Sequence<readonly Reply[]> {
  const replies = isOriginal(tracked, change) ? [] : yield* tryWaysBack(facts, operation, change, tracked)
  if (isOriginal(tracked, change)) yield* letGo(operation, tracked.original)
  return replies
}

function* tryWaysBack(facts: Facts, operation: Operation, change: Change, tracked: Tracked): Sequence<readonly Reply[]> {
  const ways = waysBack(tracked, change)
  const replies: Reply[] = []
  for (const [index, way] of ways.entries()) {
    const reply = yield* send({
      request: plan(facts, operation, way),
      expected: statePromises.back,
      restores: operation.id,
      ...(index < ways.length - 1 ? { mayFail: true } : {}),
    })
    replies.push(reply)
    if (reply.outcome !== 'success') continue
    noteChange(tracked, change, way)
    break
  }
  return replies
}
