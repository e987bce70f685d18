import { escapeUnprintable, printable } from '../openapi/index.ts'
import { readDocument, type Understanding, understand } from '../openapi/load.ts'
import { renderUnderstanding } from './check-text.ts'

/** Options of the command, as commander gives them. */
export interface CheckFlags {
  readonly json?: boolean
  readonly overlay?: readonly string[]
  readonly allowReference?: readonly string[]
}

/** Runs `doublecheck check` and gives its exit code: 0 where the documents can be used, whatever is advised. */
export async function runCheck(files: readonly string[], { json, overlay, allowReference }: CheckFlags): Promise<number> {
  const understood: Understanding[] = []
  for (const file of files) understood.push(understand(await readDocument(file, { overlays: overlay, allow: allowReference })))
  const text = json
    ? `${escapeUnprintable(JSON.stringify(understood.length === 1 ? understood[0] : understood, null, 2))}\n`
    : printable(understood.map(renderUnderstanding).join('\n'))
  process.stdout.write(text)
  return 0
}
