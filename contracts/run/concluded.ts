import type { Case } from '../cases/case.ts'
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
  readonly selected: ReadonlyMap<string, readonly Case[]>
  /** What was recorded of a case so far. */
  readonly recorded: (id: string) => ReportedCase | undefined
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

function listConcluded(ended: ReadonlySet<string>, { selected, recorded, isMissing }: Standing) {
  return [...ended].flatMap((id) => {
    const wanted = selected.get(id) ?? []
    const own = wanted.flatMap((one) => recorded(one.id) ?? [])
    const isWhole = own.length > 0 && own.length === wanted.length
    return isWhole && !isMissing(id) ? [[id, own] as const] : []
  })
}
