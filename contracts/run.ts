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
 * @throws {ContractError} with exit code 2 when the selection fits no case, 3 when the target does not answer or serves nothing
 *   of the documents.
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const startedAt = options.now()
  const total = options.documents.flatMap((document) => selectCases(document, options.selection)).length
  if (total === 0) throw new ContractError(2, { what: 'No case fits the selection.', next: 'See the cases with --list.' })
  const done = new Set<string>()
  const session = createSession(options, ({ id }) => options.onProgress?.(done.add(id).size, total))
  const runs = options.documents.map((document) => prepareDocument(document, session))
  try {
    const { unrestored } = await restoreLeft(session, runs)
    await Promise.all(runs.map((run) => run.begin()))
    const tasks = runs.flatMap((run) => run.tasks)
    await runInLanes(tasks, session.concurrency, session.abort)
    const served = runs.some(({ performer }) => performer.availability.servesAnything())
    if (!served && !options.signal?.aborted) throw nothingServed(options)
    const lost = [...unrestored, ...runs.flatMap(({ performer }) => performer.unrestored)]
    const cases = runs.flatMap((run) => run.listCases())
    return reportOf(options, { startedAt, cases, unrestored: lost })
  } finally {
    session.book?.close()
  }
}

function nothingServed({ target, documents }: VerifyOptions): ContractError {
  return new ContractError(3, {
    what: `${target} serves none of the operations of ${documents.map(({ file }) => file).join(' and ')}.`,
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
