import type { ReportedCase } from '../report/report.ts'

/** What is asked by one sequence: its operations, and what runs it. */
export interface Task {
  /** Ids of the operations whose cases it concludes. */
  readonly operations: readonly string[]
  readonly run: (alone: Promise<unknown>) => Promise<unknown>
}

/** Where the cases of a document stand. */
export interface Standing {
  /** The cases to report, by operation. */
  readonly selected: ReadonlyMap<string, readonly unknown[]>
  /** Every case that was recorded so far. */
  readonly cases: () => readonly ReportedCase[]
  /** Whether what the target says counts: until it has served something, the run may still end without any case. */
  readonly counts: () => boolean
  /** Whether the target lacks an operation: what that means is known at the end of the run. */
  readonly isMissing: (operation: string) => boolean
}

/** Gives the tasks with an ear at each: an operation is told as soon as all its sequences have ended and each of its cases is recorded. */
export function tellConcluded(
  tasks: readonly Task[],
  standing: Standing,
  tell: (cases: readonly ReportedCase[]) => void,
): readonly ((alone: Promise<unknown>) => Promise<void>)[] {
  const left = new Map<string, number>()
  for (const { operations } of tasks) for (const id of operations) left.set(id, (left.get(id) ?? 0) + 1)
  const ended = new Set<string>()
  return tasks.map(({ operations, run }) => async (alone) => {
    await run(alone)
    for (const id of operations) {
      left.set(id, (left.get(id) ?? 0) - 1)
      if (left.get(id) === 0) ended.add(id)
    }
    if (!standing.counts()) return
    for (const [id, cases] of listConcluded(ended, standing)) {
      ended.delete(id)
      tell(cases)
    }
  })
}

function listConcluded(ended: ReadonlySet<string>, { selected, cases, isMissing }: Standing) {
  if (ended.size === 0) return []
  const recorded = Map.groupBy(cases(), ({ operation }) => operation)
  return [...ended].flatMap((id) => {
    const own = recorded.get(id) ?? []
    const isWhole = own.length > 0 && own.length === selected.get(id)?.length
    return isWhole && !isMissing(id) ? [[id, own] as const] : []
  })
}
