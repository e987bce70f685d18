import { basename } from 'node:path'
import { adviceOn } from './advice/index.ts'
import type { Document } from './model/document.ts'
import { buildModel } from './model/operations.ts'
import { realPlace } from './model/place.ts'
import { withProfile } from './model/profile.ts'
import { withTargets } from './model/targets.ts'
import { DocumentError, type ReadOptions, readFileSource, readSource, readSourceText, type Source } from './read/index.ts'
import { createValidator } from './schema/validator.ts'

export { type Advice, adviceOn, topics } from './advice/index.ts'
export { type Understanding, type UnderstoodOperation, understand } from './advice/understanding.ts'
export { DocumentError, type Problem, type ReadOptions, shownAs } from './read/index.ts'

/**
 * Reads an OpenAPI document: any edition, from one file or many, from a path, a URL or standard input.
 *
 * @param given Path, URL, `-` for standard input, or the document itself as an object.
 * @param options `name`: short name of the API; default: that of the file.
 * @throws {DocumentError} Where nothing of it can be used. What is only odd about it is advice: `adviceOn`.
 * @example
 * const { model } = await readDocument('pets.yaml')
 * model.operations.map(({ id }) => id) // ['listPets', 'GET /pets/{petId}']
 */
export async function readDocument(
  given: string | URL | object,
  options?: ReadOptions & { readonly name?: string | undefined },
): Promise<Document> {
  return toDocument(await readSource(given, options), options?.name)
}

/**
 * Reads a document that lies in one file, at once.
 *
 * @param file Path of the file. In messages it is given relative to the working directory where it lies in it.
 * @throws {DocumentError} Where nothing of it can be used.
 */
export const loadDocument = (file: string): Document => toDocument(readFileSource(file))

/**
 * Reads a document from its text.
 *
 * @param file Name of the document in messages; the name of the API is taken from it.
 * @throws {DocumentError} Where nothing of it can be used.
 */
export const parseDocument = (text: string, file: string): Document => toDocument(readSourceText(text, file))

/**
 * Gives a document back where nothing of it is broken. While somebody edits a document, its last good version is better than one with
 * a broken part.
 *
 * @throws {DocumentError} `broken`, with each reference that leads nowhere and each schema that cannot be used.
 */
export function requireSound(document: Document): Document {
  const broken = adviceOn(document).filter(({ topic }) => topic === 'references' || topic === 'schemas' || topic === 'text')
  if (broken.length > 0) throw new DocumentError('broken', broken)
  return document
}

function toDocument(source: Source, name?: string): Document {
  const { file, root } = source
  const locate = (pointer: string) => source.locate(realPlace(root, pointer) ?? pointer)
  const create = (own: Source['root']): Document => ({
    file,
    model: withTargets(buildModel(own, name ?? nameOf(file))),
    ...createValidator(own),
    locate,
    listProblems: source.listProblems,
    others: source.others,
    written: source.written,
    profile: (profile) => create(withProfile(root, profile)),
  })
  return create(root)
}

/** The short name of an API: that of its file. */
const nameOf = (file: string): string => basename(file.replace(/[?#].*$/s, '')).replace(/\.[^.]*$/, '')
