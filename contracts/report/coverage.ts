import type { ReportedCase } from './reported-case.ts'

/** How far a run got: its operations, and those of them that answered with a documented success. */
export interface Coverage {
  readonly operations: number
  readonly reached: number
  readonly unreached: readonly Unreached[]
}

/** An operation that was not reached: what its cases prove is little. */
export interface Unreached {
  readonly api: string
  readonly operation: string
  /** What is missing, in words. */
  readonly reason: string
}

/** What a document's part of a run covers, by the ids of operations. */
export interface Covered {
  readonly api: string
  readonly operations: readonly string[]
  readonly reached: ReadonlySet<string>
  /** What became of the cases of an operation. */
  readonly casesOf: (operation: string) => readonly ReportedCase[]
}

/** Counts the operations of a run, and says of each that was not reached why. */
export function coverageOf(parts: readonly Covered[]): Coverage {
  const all = parts.flatMap(({ api, operations, reached, casesOf }) =>
    operations.map((operation) => ({ api, operation, casesOf, isReached: reached.has(operation) })),
  )
  const missed = all.filter(({ isReached }) => !isReached)
  return {
    operations: all.length,
    reached: all.length - missed.length,
    unreached: missed.map(({ api, operation, casesOf }) => ({ api, operation, reason: reasonOf(casesOf(operation)) })),
  }
}

function reasonOf(own: readonly ReportedCase[]): string {
  if (own.length === 0) return 'it has no case'
  const skipped = own.find(({ status }) => status === 'skipped')?.reason
  return own.some(({ status }) => status !== 'skipped')
    ? 'it never returned a documented success'
    : (skipped ?? 'it was not called')
}
