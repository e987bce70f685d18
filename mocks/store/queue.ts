import { isPending } from './pending.ts'
/** Runs a task alone: it begins when all tasks before it have ended. */
export type Run = <Value>(task: () => Value | Promise<Value>) => Value | Promise<Value>

/**
 * Creates a queue that costs nothing when idle: a synchronous task then runs and answers at once, without a promise.
 *
 * A task that fails does not hold up the next one.
 */
export function createQueue(): Run {
  let last: Promise<unknown> | undefined

  function follow<Value>(outcome: Promise<Value>): Promise<Value> {
    const settled: Promise<unknown> = outcome.then(release, release)
    last = settled
    function release(): void {
      if (last === settled) last = undefined
    }
    return outcome
  }

  return (task) => {
    if (last) return follow(last.then(task))
    const outcome = task()
    return isPending(outcome) ? follow(outcome) : outcome
  }
}
