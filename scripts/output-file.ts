import { closeSync, existsSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { dump } from 'js-yaml'
import { ContractError } from '../contracts/index.ts'

/**
 * Makes sure of the folder of a file before anything is sent: a run is too long to be lost by a slip of the pen.
 *
 * @throws {ContractError} with exit code 2 where there is none.
 */
export function checkFolder(file: string): void {
  if (existsSync(dirname(file))) return
  throw new ContractError(2, { what: `The folder of ${file} does not exist.`, next: 'Create it, or use another file.' })
}

/**
 * Writes a file that was asked for on the command line.
 *
 * @param options `make`: with its folder, where there is none.
 * @throws {ContractError} with exit code 2 where it cannot be written.
 */
export function writeOutput(file: string, text: string | Iterable<string>, { folder }: { readonly folder?: 'make' } = {}): void {
  try {
    if (folder === 'make') mkdirSync(dirname(file), { recursive: true })
    replaceFile(existsSync(file) ? realpathSync(file) : file, typeof text === 'string' ? [text] : text)
  } catch (cause) {
    throw new ContractError(2, {
      what: `${file} cannot be written: ${reasonOf(cause)}.`,
      next: 'Use another file.',
      cause,
    })
  }
}

/** Writes a file beside it first: where the disk is full, what was there before stays. */
function replaceFile(file: string, parts: Iterable<string>): void {
  const before = statSync(file, { throwIfNoEntry: false })
  if (before && !before.isFile()) {
    writeParts(file, parts)
    return
  }
  const next = `${file}.${process.pid}.new`
  try {
    writeParts(next, parts, before?.mode)
    renameSync(next, file)
  } catch (cause) {
    rmSync(next, { force: true })
    // Whoever may write the file may not write the folder.
    if (!before || !isDenied(cause)) throw cause
    writeParts(file, parts)
  }
}

const isDenied = (cause: unknown): boolean => ['EACCES', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '')

/** How many characters are written at once. */
const enough = 65_536

function writeParts(file: string, parts: Iterable<string>, mode?: number): void {
  const descriptor = openSync(file, 'w', mode)
  try {
    let waiting = ''
    for (const part of parts) {
      waiting += part
      if (waiting.length < enough) continue
      writeFileSync(descriptor, waiting)
      waiting = ''
    }
    writeFileSync(descriptor, waiting)
  } finally {
    closeSync(descriptor)
  }
}

/** Why something went wrong, in the words of the system. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Writes plain data as JSON where the file's name says so, as YAML anywhere else. */
export function renderTree(tree: unknown, file: string | undefined): string {
  return file?.endsWith('.json') ? `${JSON.stringify(tree, undefined, 2)}\n` : dump(tree, { lineWidth: -1, noRefs: true })
}

/** URL of a document as seen from a file beside which it is named; without a file, from the working directory. */
export function urlFrom(file: string | undefined, document: string): string {
  const path = relative(file === undefined ? process.cwd() : dirname(resolve(file)), resolve(document))
  const url = path.split(sep).map(encodeURIComponent).join('/')
  return url.startsWith('.') ? url : `./${url}`
}
