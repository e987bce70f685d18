import { escapeUnprintable, printable } from '../openapi/index.ts'
import { type Understanding, understand } from '../openapi/load.ts'
import { renderUnderstanding } from './check-text.ts'
import { type DocumentFlags, readDocuments } from './documents.ts'

/** Options of the command, as commander gives them. */
export interface CheckFlags extends Omit<DocumentFlags, 'api'> {
  readonly json?: boolean
}

/** Runs `doublecheck check` and gives its exit code: 0 where the documents can be used, whatever is advised. */
export async function runCheck(files: readonly string[], { json, ...flags }: CheckFlags): Promise<number> {
  const understood: readonly Understanding[] = (await readDocuments(files, flags)).map(understand)
  const text = json
    ? `${escapeUnprintable(JSON.stringify(understood.length === 1 ? understood[0] : understood, null, 2))}\n`
    : printable(understood.map(renderUnderstanding).join('\n'))
  process.stdout.write(text)
  return 0
}
