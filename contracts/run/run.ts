import { ContractError } from '../error.ts'
import { preferGiven } from '../exchange/credential.ts'
import type { VerifyOptions } from '../options.ts'
import { coverageOf } from '../report/coverage.ts'
import { distinctFindings, summarise } from '../report/finding-groups.ts'
import type { Report, ReportedCase, ReportedShard } from '../report/report.ts'
import { type Selection, selectCases, selectOperations } from '../select.ts'
import { checkingProblem, servingProblem } from '../watch/unproved.ts'
import { compareLists } from './compare-lists.ts'
import { type DocumentRun, prepareDocument } from './document-run.ts'
import { runInLanes } from './limit.ts'
import { nothingSelected, nothingSent } from './nothing-sent.ts'
import { settle, takeOver } from './restore.ts'
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
  const options = { ...asked, documents: asked.documents.map((document) => preferGiven(document, asked)) }
  const startedAt = options.now()
  const begun = performance.now()
  const total = options.documents.flatMap((document) => selectCases(document, options.selection)).length
  if (total === 0) throw new ContractError(2, nothingSelected(options.documents))
  const done = new Set<string>()
  const runs: DocumentRun[] = []
  const session = createSession(options, ({ id, operation }) =>
    options.onProgress?.({
      operation,
      done: done.add(id).size,
      total,
      findings: runs.reduce((sum, run) => sum + run.found(), 0),
    }),
  )
  runs.push(...options.documents.map((document) => prepareDocument(document, session)))
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

const casesOf = (runs: readonly DocumentRun[]): readonly ReportedCase[] => runs.flatMap((run) => run.listCases())

/** @throws {ContractError} with exit code 3 where nothing that was asked proves anything. */
function refuseUnproved({ options, watch }: Session, runs: readonly DocumentRun[]): void {
  const problems = runs.map((run) => run.problem())
  const hasSent = runs.some(({ performer }) => performer.hasSent())
  if (!hasSent && options.selection.shard) return
  if (!hasSent) throw new ContractError(2, nothingSent(options.documents, casesOf(runs)))
  const isServed = ({ performer: { availability, admission } }: DocumentRun) =>
    availability.servesAnything() || admission.isServed()
  const served = runs.some((run, index) => !problems[index] && isServed(run))
  if (!served) throw new ContractError(3, problems.find(Boolean) ?? servingProblem(options, watch.describe()))
}

/** @throws {ContractError} where every case was skipped: with exit code 3 for the target's sake, 2 for that of how it was asked. */
function refuseUnchecked(session: Session, runs: readonly DocumentRun[], cases: readonly ReportedCase[]): void {
  // Whether anything was checked, the reports of all shards say together.
  if (session.options.selection.shard || cases.some(({ status }) => status !== 'skipped')) return
  const isTargets = runs.some(({ performer }) => performer.availability.disappoints())
  throw new ContractError(isTargets ? 3 : 2, checkingProblem(cases, isTargets))
}

/** Whether what a document's part of the run has found out holds, though the run did not come to its end. */
const countsFor = ({ performer, problem }: DocumentRun): boolean => performer.availability.servesAnything() && !problem()

/** A run that was given up says what it could not put back: that is what has to be looked after first. What it has found is kept. */
function givenUp(error: unknown, lost: readonly string[], found: Report | undefined): unknown {
  if (!(error instanceof ContractError)) return error
  const { exitCode, what, next } = error
  const report = found && { ...found, interrupted: true as const }
  if (lost.length === 0) return new ContractError(exitCode, { what, next, cause: error, ...(report ? { report } : {}) })
  const all = `${what} Not restored: ${lost.join('; ')}.`
  return new ContractError(4, { what: all, next, cause: error, ...(report ? { report } : {}) })
}

interface Outcome {
  readonly startedAt: number
  readonly durationMs: number
  readonly runs: readonly DocumentRun[]
  readonly unrestored: readonly string[]
}

function reportOf(
  { target, mock, documents, selection, signal }: VerifyOptions,
  { startedAt, durationMs, runs, unrestored }: Outcome,
): Report {
  const cases = casesOf(runs)
  const covered = runs.map(({ document, performer: { availability } }) => ({
    api: document.model.name,
    operations: selectOperations(document, selection),
    reached: availability.reached,
  }))
  return {
    target,
    mock,
    startedAt: new Date(startedAt).toISOString(),
    durationMs,
    documents: documents.map(({ file }) => file),
    summary: summarise(cases),
    coverage: coverageOf(covered, cases),
    findings: distinctFindings(cases),
    ...(signal?.aborted ? { interrupted: true } : {}),
    unrestored,
    cases,
    ...(selection.shard ? { shard: { ...selection.shard, ...wholeOf(documents, selection, runs) } } : {}),
  }
}

/** What the reports of all shards have to know of each other. */
function wholeOf(
  documents: VerifyOptions['documents'],
  selection: Selection,
  runs: readonly DocumentRun[],
): Pick<ReportedShard, 'operations' | 'reached'> {
  const whole = documents.map((document) => selectOperations(document, { ...selection, shard: undefined }))
  const named = (ids: readonly string[], index: number) => ids.map((id) => `${documents[index]?.model.name}/${id}`)
  return {
    operations: whole.flatMap(named),
    reached: runs.flatMap(({ performer }, index) => named([...performer.availability.reached], index)),
  }
}
