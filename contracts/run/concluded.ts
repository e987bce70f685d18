import type { ReportedCase } from '../report/report.ts'

/** What is asked by one sequence: its operations, and what runs it. */
export interface Task {
  /** Ids of the operations whose cases it concludes. */
  readonly operations: readonly string[]
  readonly run: (alone: Promise<unknown>) => Promise<unknown>
}

/** Where the cases of a document stand. */
export interface Standing {
  /** Told when all sequences of an operation have ended. */
  readonly onEnded: () => void
  /** How many cases of an operation are to be reported. */
  readonly countOf: (operation: string) => number
  /** Of how many of them something was recorded so far. */
  readonly recordedCountOf: (operation: string) => number
  /** What was, in their order. */
  readonly recordedOf: (operation: string) => readonly ReportedCase[]
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
      if (left.get(id) !== 0) continue
      ended.add(id)
      standing.onEnded()
    }
    if (!standing.counts()) return
    for (const [id, cases] of listConcluded(ended, standing)) {
      ended.delete(id)
      tell(cases)
    }
  })
}

function listConcluded(ended: ReadonlySet<string>, { countOf, recordedCountOf, recordedOf, isMissing }: Standing) {
  return [...ended].flatMap((id) => {
    const count = recordedCountOf(id)
    const isWhole = count > 0 && count === countOf(id)
    return isWhole && !isMissing(id) ? [[id, recordedOf(id)] as const] : []
  })
}
