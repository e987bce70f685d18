import type { Document } from '#openapi'
import { type Cases, createCases } from '../report/cases.ts'
import { notServed, unservedFinding } from '../report/not-served.ts'
import type { Recorder } from '../report/recorder.ts'
import type { ReportedCase } from '../report/report.ts'
import type { Selected } from '../selected.ts'
import type { TargetProblem } from '../watch/target-problems.ts'
import type { Performer } from './perform.ts'

/** What is known of one document's cases when all of its sequences have ended. */
export interface Ended {
  readonly document: Document
  readonly performer: Performer
  readonly recorder: Recorder
  /** The cases to report. */
  readonly selected: Selected
  /** Why none of them proves anything. */
  readonly problem: TargetProblem | undefined
}

/** What became of the cases of a document. */
export interface EndedCases {
  /** In the order of the document. */
  readonly cases: Cases
  /** Those of one operation. */
  readonly of: (operation: string) => readonly ReportedCase[]
}

/**
 * Gives what became of the cases of a document. No selected case is missing.
 *
 * @param createAnother Creates a recorder without what is known: where that proves nothing.
 */
export function endedCases(ended: Ended, createAnother: () => Recorder): EndedCases {
  const { document, performer, selected, problem } = ended
  const recorder = problem ? createAnother() : ended.recorder
  if (problem) tellUnproved(ended, recorder, problem)
  else {
    for (const operation of performer.availability.unserved())
      notServed(document, operation, performer.availability, recorder, selected)
    leaveOutUnreached(document, selected, recorder)
  }
  return recordedIn(document, recorder)
}

function recordedIn({ model }: Document, { log }: Recorder): EndedCases {
  const ids = model.operations.map(({ id }) => id)
  function* read(wanted: readonly string[]): Generator<ReportedCase> {
    for (const id of wanted) yield* log.of(id)
  }
  const notable = () => read(ids.filter(log.isNotable))
  return { cases: createCases(log.size(), () => read(ids), notable), of: log.of }
}

/** Beside another document that was checked, one that was not is told once; no case of it passes. */
function tellUnproved({ document, selected }: Ended, recorder: Recorder, { what, next }: TargetProblem): void {
  const [operation] = document.model.operations
  let isTold = operation === undefined
  for (const asked of document.model.operations)
    for (const one of selected.of(asked)) {
      if (isTold || operation === undefined) recorder.skipped(one, what)
      else recorder.failed(one, unservedFinding(document, operation, `${what} ${next}`))
      isTold = true
    }
}

/** No case is passed over in silence: what a sequence did not come to is skipped, and says so. */
function leaveOutUnreached(document: Document, selected: Selected, { log, skipped }: Recorder): void {
  for (const operation of document.model.operations) {
    if (log.countOf(operation.id) === selected.countOf(operation)) continue
    const known = new Set(log.of(operation.id).map(({ id }) => id))
    for (const one of selected.of(operation))
      if (!known.has(one.id)) skipped(one, 'not run: an earlier step failed, so its result would prove nothing')
  }
}
