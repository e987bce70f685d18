import { readFileSync } from 'node:fs'
import { ContractError, exitCodeOf, mergeReports, parseReport, type ReadReport } from '../contracts/index.ts'
import { type Document, printable } from '../openapi/index.ts'
import { readDocuments } from './documents.ts'
import { reasonOf } from './output-file.ts'
import { type OutputFlags, readOutputs } from './outputs.ts'

/** Runs `doublecheck merge-reports` and gives its exit code: that of a run of the whole. */
export async function runMergeReports(files: readonly string[], flags: OutputFlags): Promise<number> {
  const outputs = readOutputs(flags)
  const merged = mergeReports(files.map(readReport))
  const report = outputs.write(merged, await documentsFor(flags, merged.documents))
  for (const problem of outputs.unwritten) process.stderr.write(printable(`${problem}\n`))
  const exitCode = exitCodeOf(report)
  return exitCode !== 4 && outputs.unwritten.length > 0 ? 2 : exitCode
}

function readReport(file: string): ReadReport {
  try {
    return { file, report: parseReport(readFileSync(file, 'utf8'), file) }
  } catch (cause) {
    if (cause instanceof ContractError) throw cause
    throw new ContractError(2, {
      what: `${file} cannot be read: ${reasonOf(cause)}.`,
      next: 'Pass the files that the shards wrote.',
      cause,
    })
  }
}

/** Only an overlay is about the documents themselves. */
const documentsFor = async ({ reporter }: OutputFlags, documents: readonly string[]): Promise<readonly Document[]> =>
  reporter.some((name) => name.startsWith('overlay=')) ? await readDocuments(documents, {}) : []
