import type { Cases } from './report/cases.ts'
import type { Report } from './report/report.ts'

/** Why a run could not be made, or not to its end. The code is the process's exit code: 2 for how it was asked, 3 for the target, 4 for what was left on it. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly exitCode: 2 | 3 | 4
  readonly what: string
  readonly next: string
  /** What the run had found out until it had to be given up; undefined where that was nothing. */
  readonly report: Report<Cases> | undefined

  /**
   * @param problem.what One sentence, quoting what the user gave.
   * @param problem.next What to do about it.
   */
  constructor(
    exitCode: 2 | 3 | 4,
    problem: { readonly what: string; readonly next: string; readonly cause?: unknown; readonly report?: Report<Cases> },
  ) {
    super(`${problem.what} ${problem.next}`, problem.cause === undefined ? {} : { cause: problem.cause })
    this.exitCode = exitCode
    this.what = problem.what
    this.next = problem.next
    this.report = problem.report
  }
}
