import { exportArazzo } from '../contracts/index.ts'
import { milvusDocument } from '../openapi/documents/milvus.ts'
import { uizaDocument } from '../openapi/documents/uiza.ts'
import { loadDocument } from '../openapi/load.ts'
import { renderTree, urlFrom, writeOutput } from './output-file.ts'

/** Options of the command, as commander gives them. */
export interface ExportFlags {
  readonly api?: 'milvus' | 'uiza'
  readonly output?: string
}

/** Runs `doublecheck export arazzo` and gives its exit code. */
export function runExportArazzo(files: readonly string[], { api, output }: ExportFlags): number {
  const bundled = { milvus: milvusDocument, uiza: uizaDocument }
  const shipped = api ? [bundled[api]()] : [milvusDocument(), uizaDocument()]
  const documents = files.length > 0 ? files.map(loadDocument) : shipped
  const sources = documents.map((document) => ({ document, url: urlFrom(output, document.file) }))
  const text = renderTree(exportArazzo(sources), output)
  if (output === undefined) process.stdout.write(text)
  else writeOutput(output, text)
  return 0
}
