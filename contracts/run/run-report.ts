import type { VerifyOptions } from '../options.ts'
import { type Cases, createCases } from '../report/cases.ts'
import { coverageOf } from '../report/coverage.ts'
import { distinctFindings, summarise } from '../report/finding-groups.ts'
import type { Report, ReportedCase, ReportedShard } from '../report/report.ts'
import { type Selection, selectOperations } from '../select.ts'
import type { DocumentRun } from './document-run.ts'
import type { EndedCases } from './reported-cases.ts'

/** What a run came to. */
export interface RunEnd {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly durationMs: number
  readonly runs: readonly DocumentRun[]
  /** What could not be put back, in words. */
  readonly unrestored: readonly string[]
}

/** What became of the cases of all documents, in their order. */
export const casesOf = (runs: readonly DocumentRun[]): Cases => joined(runs.map((run) => run.conclude().cases))

function joined(parts: readonly Cases[]): Cases {
  function* read(all: readonly Iterable<ReportedCase>[]): Generator<ReportedCase> {
    for (const part of all) yield* part
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const notable = parts.map((part) => part.notable ?? part)
  return createCases(
    length,
    () => read(parts),
    () => read(notable),
  )
}

/** Gives the report of a run. */
export function reportOf(
  { target, mock, documents, selection, signal }: VerifyOptions,
  { startedAt, durationMs, runs, unrestored }: RunEnd,
): Report<Cases> {
  const ended = runs.map((run) => ({ ...run.conclude(), run }))
  const cases = joined(ended.map((one) => one.cases))
  return {
    target,
    mock,
    startedAt: new Date(startedAt).toISOString(),
    durationMs,
    documents: documents.map(({ file }) => file),
    summary: summarise(cases),
    coverage: coverageOf(ended.map((one) => coveredBy(one, selection))),
    findings: distinctFindings(cases),
    ...(signal?.aborted ? { interrupted: true } : {}),
    unrestored,
    cases,
    ...(selection.shard ? { shard: { ...selection.shard, ...wholeOf(documents, selection, runs) } } : {}),
  }
}

const coveredBy = ({ of, run: { document, performer } }: EndedCases & { readonly run: DocumentRun }, selection: Selection) => ({
  api: document.model.name,
  operations: selectOperations(document, selection),
  reached: performer.availability.reached,
  casesOf: of,
})

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
