import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
// This folder is a package of its own, where `#mocks` is not known.
import type { OwnOperations } from '../mocks/index.ts'

/** Endings of a file with operations, the one that is looked for first before the others. */
const endings = ['ts', 'mts', 'js', 'mjs']

/** Operations of one's own that cannot be used, and why. */
export class OperationsFileError extends Error {
  override readonly name = 'OperationsFileError'
  readonly problems: readonly { readonly what: string; readonly where: string; readonly next: string }[]

  constructor(where: string, what: string, next: string, cause?: unknown) {
    super(`${where}: ${what} ${next}`, { cause })
    this.problems = [{ where, what, next }]
  }
}

/**
 * Lists the places of the operations that may lie beside a document: `pets.operations.ts` beside `pets.yaml`. Code is only taken from beside a
 * file: there are none for a URL or standard input.
 *
 * @param given The document as it was given on the command line.
 */
export function operationsPlaces(given: string): readonly string[] {
  if (given === '-' || /^[a-z][a-z0-9+.-]+:/i.test(given)) return []
  const stem = basename(given).replace(/\.[^.]*$/, '')
  return endings.map((ending) => join(dirname(given), `${stem}.operations.${ending}`))
}

/** Finds the operations beside a document; undefined where there are none. */
export const findOperationsFile = (given: string): string | undefined =>
  operationsPlaces(given).find((place) => existsSync(place))

let edition = 0

/**
 * Loads operations of one's own: the export `operations`, or the default one. Each time anew; what the file imports is loaded once.
 *
 * @throws {OperationsFileError} Where it cannot be loaded, or has no such export.
 */
export async function loadOperations(file: string): Promise<OwnOperations> {
  if (/\.m?ts$/.test(file) && !hasTypeScript())
    throw new OperationsFileError(
      file,
      'This version of Node does not run TypeScript.',
      'Use Node 22.18 or newer, or rewrite the file as .js.',
    )
  edition += 1
  const exported = await importEdition(file)
  const operations: unknown = exported.operations ?? exported.default
  if (typeof operations === 'object' && operations !== null) return operations as OwnOperations
  throw new OperationsFileError(
    file,
    'It does not export `operations`.',
    'Write `export const operations = defineOperations(api, { … })`.',
  )
}

async function importEdition(file: string): Promise<{ readonly operations?: unknown; readonly default?: unknown }> {
  try {
    return await import(`${pathToFileURL(resolve(file)).href}?edition=${edition}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperationsFileError(file, `It cannot be loaded: ${plain(reason)}.`, 'Correct it.', error)
  }
}

/** Without the number of the edition, and without the full stop. */
const plain = (reason: string): string => reason.replaceAll(/\?edition=\d+/g, '').replace(/\.$/, '')

const hasTypeScript = (): boolean =>
  Boolean(process.features.typescript) || process.execArgv.some((one) => one.includes('strip-types'))
