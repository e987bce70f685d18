import { unwatchFile, watchFile as watchByLooking } from 'node:fs'
import type { AnyMock } from '../mocks/index.ts'
import { loadDocument } from '../openapi/load/index.ts'

/** How often a file is looked at. */
const intervalMs = 200

/**
 * Serves each edition of a mock's document as it is saved, and says on stderr what is wrong with one that cannot be.
 *
 * @returns Ends it.
 */
export function watchDocument(mock: AnyMock): () => void {
  const { file } = mock.document
  return watchFile(file, () => {
    if (mock.reload(() => loadDocument(file))) process.stderr.write(`doublecheck mock: ${file} reloaded\n`)
    else process.stderr.write(`doublecheck mock: the last good ${file} is served on\n${mock.problems.map(showProblem).join('')}`)
  })
}

const showProblem = ({ where, what, next }: AnyMock['problems'][number]): string => `  ${where}  ${what} ${next}\n`

/**
 * Tells of each change of a file. It looks rather than listens: editors replace files, and mounted folders tell nobody.
 */
function watchFile(file: string, changed: () => void): () => void {
  const look = (
    now: { readonly mtimeMs: number; readonly size: number },
    before: { readonly mtimeMs: number; readonly size: number },
  ) => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) changed()
  }
  watchByLooking(file, { interval: intervalMs, persistent: false }, look)
  return () => unwatchFile(file, look)
}
