import type { Change, Operation } from '#openapi'
import { type Facts, plan } from './facts.ts'
import { statePromises } from './state-promises.ts'
import { letGo, type Sequence, send } from './step.ts'
import { isOriginal, noteChange, type Tracked, waysBack } from './tracked.ts'

/** Puts a subject back as it was found and lets it go. Where no way works, that is said and it stays in the journal. */
export function* goBack(facts: Facts, operation: Operation, change: Change, tracked: Tracked): Sequence {
  if (!isOriginal(tracked, change)) yield* tryWaysBack(facts, operation, change, tracked)
  if (isOriginal(tracked, change)) yield* letGo(operation, tracked.original)
}

function* tryWaysBack(facts: Facts, operation: Operation, change: Change, tracked: Tracked): Sequence {
  const ways = waysBack(tracked, change)
  for (const [index, way] of ways.entries()) {
    const reply = yield* send({
      request: plan(facts, operation, way),
      expected: statePromises.back,
      restores: `${operation.id}: the value it had before the run`,
      ...(index < ways.length - 1 ? { mayFail: true } : {}),
    })
    if (reply.outcome === 'success') return noteChange(tracked, change, way)
  }
}
