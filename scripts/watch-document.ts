import { unwatchFile, watchFile as watchByLooking } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AnyMock, OwnOperations } from '../mocks/index.ts'
import { type Document, printable } from '../openapi/index.ts'
import { readDocument, requireSound } from '../openapi/load.ts'
import type { DocumentFlags } from './documents.ts'
import { findOperationsFile, loadOperations, operationsPlaces } from './operations-file.ts'

/** How often a file is looked at. */
const intervalMs = 100

/** How long a file has to stay as it is: until the next look at least, since one that is being saved may still be empty. */
const settledMs = 150

/** How a document was read at first. */
export interface WatchedFlags extends DocumentFlags {
  /** The document as it was given, where operations of one's own may lie beside it. */
  readonly given?: string | undefined
}

/**
 * Serves each edition of a mock's document, of the files it refers to, of its overlays and of the operations beside it, as it is saved, and
 * says on stderr what is wrong with one that cannot be.
 *
 * @param flags How it was read: with overlays, say.
 * @returns Ends it.
 */
export function watchDocument(mock: AnyMock, flags: WatchedFlags): () => void {
  const { file } = mock.document
  const places = flags.given === undefined ? [] : operationsPlaces(flags.given)
  const read = async () => {
    const { load, operations, others } = await loadAgain(file, flags)
    if (others) watched.set([file, ...places, ...filesOf(others)])
    if (mock.reload(load, operations)) process.stderr.write(printable(`doublecheck mock: ${file} reloaded\n`))
    else
      process.stderr.write(
        `doublecheck mock: still serving the last valid version of ${printable(file)}\n${mock.problems.map(showProblem).join('')}`,
      )
  }
  const settled = createSettling(() => void read())
  const watched = createWatched(settled.begin)
  watched.set([file, ...places, ...filesOf(mock.document.others ?? [])])
  return () => {
    settled.end()
    watched.set([])
  }
}

/** What lies on a server is not looked at. */
const filesOf = (urls: readonly URL[]): readonly string[] =>
  urls.flatMap((url) => (url.protocol === 'file:' ? [fileURLToPath(url)] : []))

/** Watches some files, which may be others after each edition. */
function createWatched(changed: () => void): { readonly set: (files: readonly string[]) => void } {
  const ends = new Map<string, () => void>()
  return {
    set: (files) => {
      for (const [file, end] of ends) {
        if (files.includes(file)) continue
        end()
        ends.delete(file)
      }
      for (const file of files) if (!ends.has(file)) ends.set(file, watchFile(file, changed))
    },
  }
}

/** Reads a document and its operations as they were read at first; what is wrong with them is thrown when they are asked for. */
async function loadAgain(
  file: string,
  { overlay, allowReference, given }: WatchedFlags,
): Promise<{ readonly load: () => Document; readonly operations?: OwnOperations; readonly others?: readonly URL[] | undefined }> {
  try {
    const document = await readDocument(file, { overlays: overlay, allow: allowReference })
    const beside = given === undefined ? undefined : findOperationsFile(given)
    const operations = beside === undefined ? {} : await loadOperations(beside)
    return { load: () => requireSound(document), operations, others: document.others }
  } catch (error) {
    const load = () => {
      throw error
    }
    return { load }
  }
}

const showProblem = ({ where, what, next }: AnyMock['problems'][number]): string => printable(`  ${where}  ${what} ${next}\n`)

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
