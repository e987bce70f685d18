import { prepareDocument } from './document-run.ts'
import { ContractError } from './error.ts'
import { runInLanes } from './limit.ts'
import type { VerifyOptions } from './options.ts'
import { distinctFindings, summarise } from './report/distinct.ts'
import type { Report, ReportedCase } from './report/report.ts'
import { restoreLeft } from './restore.ts'
import { selectCases } from './select.ts'
import { createSession } from './session.ts'

/**
 * Asks every selected case of the documents and reports what was promised and not kept. What earlier runs have left on the target
 * is put back first.
 *
 * @throws {ContractError} with exit code 2 when the selection fits no case; 3 when the target does not answer, is not the API or
 *   serves nothing of the documents; 4 when such a run also left something behind.
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const startedAt = options.now()
  const total = options.documents.flatMap((document) => selectCases(document, options.selection)).length
  if (total === 0) throw new ContractError(2, { what: 'No case fits the selection.', next: 'See the cases with --list.' })
  const done = new Set<string>()
  const session = createSession(options, ({ id }) => options.onProgress?.(done.add(id).size, total))
  const runs = options.documents.map((document) => prepareDocument(document, session))
  let left: readonly string[] = []
  const lost = () => [...left, ...runs.flatMap(({ performer }) => performer.unrestored)]
  try {
    left = (await restoreLeft(session, runs)).unrestored
    await Promise.all(runs.map((run) => run.begin()))
    const tasks = runs.flatMap((run) => run.tasks)
    await runInLanes(tasks, session.concurrency, session.abort)
    if (!options.signal?.aborted) await session.watch.conclude()
    const served = runs.some(({ performer }) => performer.availability.servesAnything())
    if (!served && !options.signal?.aborted) throw nothingServed(options, session.watch.describe())
    const cases = runs.flatMap((run) => run.listCases())
    return reportOf(options, { startedAt, cases, unrestored: lost() })
  } catch (error) {
    throw withLost(error, lost())
  } finally {
    session.book?.close()
  }
}

/** A run that was given up says what it could not put back: that is what has to be looked after first. */
function withLost(error: unknown, lost: readonly string[]): unknown {
  if (!(error instanceof ContractError) || lost.length === 0) return error
  const { what, next } = error
  return new ContractError(4, { what: `${what} Not restored: ${lost.join('; ')}.`, next, cause: error })
}

function nothingServed({ target, documents }: VerifyOptions, everything: string | undefined): ContractError {
  return new ContractError(3, {
    what: `${target} serves none of the operations of ${documents.map(({ file }) => file).join(' and ')}${everything === undefined ? '' : `: every response is ${everything}`}.`,
    next: `Give the URL that stands before "${documents[0]?.model.operations[0]?.path}".`,
  })
}

interface Outcome {
  readonly startedAt: number
  readonly cases: readonly ReportedCase[]
  readonly unrestored: readonly string[]
}

function reportOf({ target, mock, now, documents }: VerifyOptions, { startedAt, cases, unrestored }: Outcome): Report {
  return {
    target,
    mock,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: now() - startedAt,
    documents: documents.map(({ file }) => file),
    summary: summarise(cases),
    findings: distinctFindings(cases),
    unrestored,
    cases,
  }
}
