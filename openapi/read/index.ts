import { fileURLToPath } from 'node:url'
import type { Written } from '../model/document.ts'
import type { Json, JsonObject, Pointer } from '../model/model.ts'
import { keysOf } from '../model/pointer.ts'
import type { Problem } from './error.ts'
import { type Location, locationOf, readFileText, readText } from './location.ts'
import { createOrigins, type Origins } from './origins.ts'
import { applyOverlay } from './overlay.ts'
import { type Parsed, parseText } from './parse.ts'
import { type Allowed, bundle, refersElsewhere } from './references.ts'
import { unreadable } from './text.ts'
import { originsOf, upgrade } from './upgrade.ts'
import { type Version, versionOf } from './version.ts'
import { readAgain } from './written/again.ts'

export { DocumentError, type Problem } from './error.ts'
export { shownAs } from './location.ts'
export type { Version } from './version.ts'

/** A document, read: one tree of OpenAPI 3.1 (with what only 3.2 has), and where each part of it stands. */
export interface Source {
  /** As shown to people: `openapi/milvus.yaml`. */
  readonly file: string
  readonly root: JsonObject
  /** The edition it is written in. */
  readonly version: Version
  /**
   * Place in the original text, `openapi/milvus.yaml:42:9`: of a property its key, of a list's entry its beginning. Texts are
   * searched when a place is first asked for.
   *
   * @param pointer Place in `root`, no `$ref` on the way.
   */
  readonly locate: (pointer: Pointer) => string
  /** The document as it is written: with its overlays, before it was read as 3.1. */
  readonly written: () => Written
  /** What is wrong with the texts and does not keep them from being read. */
  readonly listProblems: () => readonly Problem[]
  /** The other files that were read for it, and those that could not be: what its references lead to, and its overlays. */
  readonly others: readonly URL[]
}

/** How a document is read. */
export interface ReadOptions extends Allowed {
  /** Paths or URLs of OpenAPI Overlays, applied in this order. */
  readonly overlays?: readonly (string | URL)[] | undefined
}

/**
 * Reads an OpenAPI document: 2.0, 3.0, 3.1 or 3.2, JSON or YAML, in one file or many.
 *
 * @param given Path, URL (`http`, `https`, `file`), `-` for standard input, or the document itself as an object.
 * @throws {DocumentError} With each reason why it cannot be read.
 * @example
 * const { root, locate } = await readSource('pets.yaml')
 * locate('#/paths/~1pets/get') // 'pets.yaml:7:5'
 */
export async function readSource(given: string | URL | object, { overlays = [], allow }: ReadOptions = {}): Promise<Source> {
  const isObject = typeof given === 'object' && !(given instanceof URL)
  const location = isObject ? { ...locationOf('document.json'), shown: 'document' } : locationOf(given)
  const own = parseText(isObject ? writeJson(given) : await readText(location), location.shown)
  const version = versionOf(own)
  if (overlays.length === 0 && !refersElsewhere(own.data)) return singleFile(own, version)
  const added = await Promise.all(
    overlays.map(async (overlay) => parseText(await readText(locationOf(overlay)), locationOf(overlay).shown)),
  )
  const source = await severalFiles(own, location, version, { added, allow })
  return { ...source, others: [...source.others, ...overlays.map((overlay) => locationOf(overlay).url)] }
}

function writeJson(given: object): string {
  try {
    return JSON.stringify(given)
  } catch (error) {
    throw unreadable('document', 'it is an object that is not JSON', error)
  }
}

/**
 * Reads a document that lies in one file, at once.
 *
 * @param path Path of the file.
 */
export function readFileSource(path: string): Source {
  const { url, shown } = locationOf(path)
  return readSourceText(readFileText(fileURLToPath(url), shown), shown)
}

/**
 * Reads a document from its text, as far as it lies in it.
 *
 * @param file Name of the document in messages.
 */
export function readSourceText(text: string, file: string): Source {
  const own = parseText(text.replace(/^\uFEFF/, ''), file)
  return singleFile(own, versionOf(own))
}

function singleFile(own: Parsed, version: Version): Source {
  const before = version === '2.0' ? structuredClone(own.data) : undefined
  const root = upgrade(own.data as JsonObject, version)
  return {
    file: own.file,
    root,
    version,
    locate: (pointer) => {
      const places = originsOf(keysOf(pointer), version, before)
      const [keys = []] = places.filter((one) => places.length === 1 || own.positions.has(one))
      return own.where(own.positions.offsetOf(keys))
    },
    written: () => readAgain(own, version),
    listProblems: own.listProblems,
    others: [],
  }
}

interface Others extends Allowed {
  /** The overlays. */
  readonly added: readonly Parsed[]
}

async function severalFiles(own: Parsed, location: Location, version: Version, { added, allow }: Others): Promise<Source> {
  const origins = createOrigins()
  for (const parsed of [own, ...added]) origins.add(parsed)
  const { root: before, files, asked, unread } = await bundle(own, location, version, { allow, origins })
  const missed = added.flatMap((overlay) => applyOverlay(before, overlay, origins))
  const root = upgrade(version === '3.1' || version === '3.2' ? before : structuredClone(before), version)
  const locate = (pointer: Pointer) => locateIn(origins, own, before, originsOf(keysOf(pointer), version, before))
  return {
    file: own.file,
    root,
    version,
    locate,
    written: () => readAgain(own, version, { added, origins }),
    others: asked,
    listProblems: () => [...files.flatMap((file) => file.listProblems()), ...missed, ...unreadProblems(unread, own)],
  }
}

function locateIn(origins: Origins, own: Parsed, before: Json, places: readonly (readonly string[])[]): string {
  const found = places.map((keys) => origins.find(before, keys)).find((origin) => origin !== undefined)
  const { parsed, keys } = found ?? { parsed: own, keys: [] }
  return parsed.where(parsed.positions.offsetOf(keys))
}

const unreadProblems = (unread: ReadonlyMap<string, string>, { file }: Parsed): readonly Problem[] =>
  [...unread].map(([url, reason]) => ({
    what: `A reference points to ${url}, which cannot be read: ${reason.replace(/\.$/, '')}.`,
    where: file,
    next: 'Correct the `$ref`, or add the file.',
  }))
