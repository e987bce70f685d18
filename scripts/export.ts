import { exportArazzo } from '../contracts/index.ts'
import { type DocumentFlags, readDocuments } from './documents.ts'
import { renderTree, urlFrom, writeOutput } from './output-file.ts'

/** Options of the command, as commander gives them. */
export interface ExportFlags extends DocumentFlags {
  readonly output?: string
}

/** Runs `doublecheck export arazzo` and gives its exit code. */
export async function runExportArazzo(files: readonly string[], flags: ExportFlags): Promise<number> {
  const { output } = flags
  const documents = await readDocuments(files, flags)
  const sources = documents.map((document) => ({ document, url: urlFrom(output, document.file) }))
  const text = renderTree(exportArazzo(sources), output)
  if (output === undefined) process.stdout.write(text)
  else writeOutput(output, text)
  return 0
}
