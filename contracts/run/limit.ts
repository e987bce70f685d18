/** Runs a task when its turn has come. */
export type Limit = <Value>(task: () => Promise<Value>) => Promise<Value>

/** Lets so many tasks run at once; the others wait in the order they came. */
export function createLimit(most: number): Limit {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // The place is handed on: nobody who comes just now gets in before.
      if (next) next()
      else running -= 1
    }
  }
}

/**
 * Runs tasks in so many lanes: each lane takes the next one that nobody has begun.
 *
 * @param tasks Each is told when all tasks before it have ended, however they did.
 * @param onError Told as soon as one fails; the others go on.
 * @throws The error of the first task that failed, in their order.
 */
export async function runInLanes(
  tasks: readonly ((alone: Promise<unknown>) => Promise<void>)[],
  lanes: number,
  onError: () => void,
): Promise<void> {
  let ended: Promise<unknown> = Promise.resolve()
  const errors = new Map<number, unknown>()
  let next = 0
  const runLane = async () => {
    while (next < tasks.length) {
      const index = next++
      const before = ended
      const task = tasks[index]?.(before).catch((error: unknown) => {
        errors.set(index, error)
        onError()
      })
      ended = Promise.all([before, task]).then(() => undefined)
      await task
    }
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
  const [first] = [...errors].toSorted(([one], [other]) => one - other)
  if (first) throw first[1]
}
