import type { Document } from '#openapi'
import { collectCases } from '../cases/collect.ts'
import type { Redactor } from '../exchange/secret.ts'
import { notServed, unservedFinding } from '../report/not-served.ts'
import { createRecorder, type Recorder } from '../report/recorder.ts'
import type { ReportedCase } from '../report/report.ts'
import type { TargetProblem } from '../watch/target-problems.ts'
import type { Performer } from './perform.ts'

/** What is known of one document's cases when all of its sequences have ended. */
export interface Ended {
  readonly document: Document
  readonly performer: Performer
  readonly recorder: Recorder
  readonly redactor: Redactor
  /** Ids of the cases to report. */
  readonly selected: ReadonlySet<string>
  /** Why none of them proves anything. */
  readonly problem: TargetProblem | undefined
}

/** What became of the cases of a document, in its order. No selected case is missing. */
export function reportedCases(ended: Ended): readonly ReportedCase[] {
  const { document, performer, recorder, selected, problem } = ended
  if (problem) return inOrder(document, unproved(ended, problem))
  for (const operation of performer.availability.unserved())
    notServed(document, operation, performer.availability, recorder, selected)
  leaveOutUnreached(document, selected, recorder)
  return inOrder(document, recorder.cases())
}

/** Beside another document that was checked, one that was not is told once; no case of it passes. */
function unproved({ document, redactor, selected }: Ended, { what, next }: TargetProblem): readonly ReportedCase[] {
  const recorder = createRecorder(document, redactor)
  const [first, ...others] = collectCases(document).filter(({ id }) => selected.has(id))
  for (const one of others) recorder.skipped(one, what)
  const [operation] = document.model.operations
  if (first && operation) recorder.failed(first, unservedFinding(document, operation, `${what} ${next}`))
  return recorder.cases()
}

/** No case is passed over in silence: what a sequence did not come to is skipped, and says so. */
function leaveOutUnreached(document: Document, selected: ReadonlySet<string>, recorder: Recorder): void {
  const known = new Set(recorder.cases().map(({ id }) => id))
  const unreached = collectCases(document).filter(({ id }) => selected.has(id) && !known.has(id))
  for (const one of unreached) recorder.skipped(one, 'not run: an earlier step failed, so its result would prove nothing')
}

/** Cases in the order of the document, however they were asked. */
function inOrder(document: Document, cases: readonly ReportedCase[]): readonly ReportedCase[] {
  const order = new Map(collectCases(document).map(({ id }, index) => [id, index]))
  return cases.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
}
