import { unwatchFile, watchFile as watchByLooking } from 'node:fs'
import type { AnyMock } from '../mocks/index.ts'
import { type Document, printable } from '../openapi/index.ts'
import { readDocument, requireSound } from '../openapi/load.ts'
import type { DocumentFlags } from './documents.ts'

/** How often a file is looked at. */
const intervalMs = 100

/** How long a file has to stay as it is: until the next look at least, since one that is being saved may still be empty. */
const settledMs = 150

/**
 * Serves each edition of a mock's document as it is saved, and says on stderr what is wrong with one that cannot be.
 *
 * @param flags How it was read: with overlays, say.
 * @returns Ends it.
 */
export function watchDocument(mock: AnyMock, flags: DocumentFlags): () => void {
  const { file } = mock.document
  const read = async () => {
    const load = await loadAgain(file, flags)
    if (mock.reload(load)) process.stderr.write(`doublecheck mock: ${file} reloaded\n`)
    else process.stderr.write(`doublecheck mock: the last good ${file} is served on\n${mock.problems.map(showProblem).join('')}`)
  }
  return watchFile(file, () => void read())
}

/** Reads a document as it was read at first, with its overlays; what is wrong with it is thrown when it is asked for. */
async function loadAgain(file: string, { overlay, allowReference }: DocumentFlags): Promise<() => Document> {
  try {
    const document = await readDocument(file, { overlays: overlay, allow: allowReference })
    return () => requireSound(document)
  } catch (error) {
    return () => {
      throw error
    }
  }
}

const showProblem = ({ where, what, next }: AnyMock['problems'][number]): string => printable(`  ${where}  ${what} ${next}\n`)

/**
 * Tells of each change of a file, once it is saved as a whole. It looks rather than listens: editors replace files, and mounted folders tell nobody.
 */
function watchFile(file: string, changed: () => void): () => void {
  const settled = createSettling(changed)
  const look = (
    now: { readonly mtimeMs: number; readonly size: number },
    before: { readonly mtimeMs: number; readonly size: number },
  ) => {
    if (now.mtimeMs === before.mtimeMs && now.size === before.size) return
    settled.begin()
  }
  watchByLooking(file, { interval: intervalMs, persistent: false }, look)
  return () => {
    settled.end()
    unwatchFile(file, look)
  }
}

/** Creates what tells of a change once no other has come for a while. */
export function createSettling(changed: () => void): { readonly begin: () => void; readonly end: () => void } {
  let settling: NodeJS.Timeout | undefined
  const end = () => clearTimeout(settling)
  return {
    begin: () => {
      end()
      settling = setTimeout(changed, settledMs)
    },
    end,
  }
}
