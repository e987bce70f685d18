import { ContractError } from '../error.ts'
import { preferGiven } from '../exchange/credential.ts'
import type { VerifyOptions } from '../options.ts'
import { reachable } from '../reach/reachable.ts'
import { type Cases, notableOf } from '../report/cases.ts'
import { summarise } from '../report/finding-groups.ts'
import type { Report } from '../report/report.ts'
import { createSelected } from '../selected.ts'
import { checkingProblem, servingProblem } from '../watch/unproved.ts'
import { compareLists } from './compare-lists.ts'
import { type DocumentRun, prepareDocument } from './document-run.ts'
import { runInLanes } from './limit.ts'
import { nothingSelected, nothingSent } from './nothing-sent.ts'
import { settle, takeOver } from './restore.ts'
import { casesOf, reportOf } from './run-report.ts'
import { createSession, type Session } from './session.ts'

/**
 * Asks every selected case of the documents and reports what was promised and not kept. What earlier runs have left on the target
 * is put back first.
 *
 * @throws {ContractError} with exit code 2 when the selection fits no case, none that could be checked, or no request may be sent; 3 when
 *   the target does not answer, is not the API,
 *   refuses the run's own credential or serves nothing of the documents; 4 when such a run also left something behind.
 */
export async function verify(asked: VerifyOptions): Promise<Report> {
  try {
    return listed(await verifyCompact(asked))
  } catch (error) {
    if (!(error instanceof ContractError) || !error.report) throw error
    const { exitCode, what, next, cause, report } = error
    throw new ContractError(exitCode, { what, next, cause, report: listed(report) })
  }
}

/** Gives a report with its cases in a list. */
export const listed = (report: Report<Cases>): Report => ({ ...report, cases: [...report.cases] })

/**
 * Does what `verify` does. The cases of its report are read anew each time somebody goes through them: those of a large document take ten
 * times as much memory in a list.
 */
export async function verifyCompact(asked: VerifyOptions): Promise<Report<Cases>> {
  const options = { ...asked, documents: asked.documents.map((document) => preferGiven(document, asked)) }
  const startedAt = options.now()
  const begun = performance.now()
  const asking = options.documents.map(reachable).map((document) => ({
    document,
    selected: createSelected(document, options.selection),
  }))
  const total = sumOf(asking.map(({ selected }) => selected.count))
  if (total === 0) throw new ContractError(2, nothingSelected)
  const runs: DocumentRun[] = []
  const session = createSession(options, ({ operation }) =>
    options.onProgress?.({
      operation,
      done: sumOf(runs.map((run) => run.done())),
      total,
      findings: sumOf(runs.map((run) => run.found())),
    }),
  )
  runs.push(...asking.map(({ document, selected }) => prepareDocument(document, selected, session)))
  try {
    const { unknown } = takeOver(session, runs)
    const failure = await ask(session, runs).catch((error: unknown) => ({ error }))
    const losses = (session.watch.hasHeard() ? await settle(session, runs) : []).filter(({ unlikely }) => !unlikely)
    const known = [...unknown, ...runs.flatMap(({ performer }) => performer.unrestored), ...losses.map(({ what }) => what)]
    const unrestored = [...known, ...(await compareLists(session, runs, known))]
    const report = () => reportOf(options, { startedAt, durationMs: performance.now() - begun, runs, unrestored })
    if (failure) throw givenUp(failure.error, unrestored, runs.some(countsFor) ? report() : undefined)
    return report()
  } finally {
    session.journal.close()
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

async function ask(session: Session, runs: readonly DocumentRun[]): Promise<void> {
  const { options, watch, concurrency, abort } = session
  await settle(session, runs)
  await Promise.all(runs.map((run) => run.begin()))
  const tasks = runs.flatMap((run) => run.tasks)
  await runInLanes(tasks, concurrency, abort)
  if (options.signal?.aborted) return
  await watch.conclude()
  refuseUnproved(session, runs)
  refuseUnchecked(session, runs, casesOf(runs))
}

/** @throws {ContractError} with exit code 3 where nothing that was asked proves anything. */
function refuseUnproved({ options, watch }: Session, runs: readonly DocumentRun[]): void {
  const problems = runs.map((run) => run.problem())
  const hasSent = runs.some(({ performer }) => performer.hasSent())
  if (!hasSent && options.selection.shard) return
  if (!hasSent) throw new ContractError(2, nothingSent(notableOf(casesOf(runs))))
  const isServed = ({ performer: { availability, admission } }: DocumentRun) =>
    availability.servesAnything() || admission.isServed()
  const served = runs.some((run, index) => !problems[index] && isServed(run))
  if (!served) throw new ContractError(3, problems.find(Boolean) ?? servingProblem(options, watch.describe()))
}

/** @throws {ContractError} where every case was skipped: with exit code 3 for the target's sake, 2 for that of how it was asked. */
function refuseUnchecked(session: Session, runs: readonly DocumentRun[], cases: Cases): void {
  // Whether anything was checked, the reports of all shards say together.
  if (session.options.selection.shard || summarise(cases).skipped < cases.length) return
  const isTargets = runs.some(({ performer }) => performer.availability.disappoints())
  throw new ContractError(isTargets ? 3 : 2, checkingProblem([...cases], isTargets))
}

/** Whether what a document's part of the run has found out holds, though the run did not come to its end. */
const countsFor = ({ performer, problem }: DocumentRun): boolean => performer.availability.servesAnything() && !problem()

/** A run that was given up says what it could not put back: that is what has to be looked after first. What it has found is kept. */
function givenUp(error: unknown, lost: readonly string[], found: Report<Cases> | undefined): unknown {
  if (!(error instanceof ContractError)) return error
  const { exitCode, what, next } = error
  const report = found && { ...found, interrupted: true as const }
  if (lost.length === 0) return new ContractError(exitCode, { what, next, cause: error, ...(report ? { report } : {}) })
  const all = `${what} Not restored: ${lost.join('; ')}.`
  return new ContractError(4, { what: all, next, cause: error, ...(report ? { report } : {}) })
}
