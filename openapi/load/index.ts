import { readFileSync } from 'node:fs'
import { basename, isAbsolute, relative, resolve } from 'node:path'
import type { Document } from '../model/document.ts'
import { withProfile } from '../model/profile.ts'
import { buildModel } from './build/model.ts'
import { checkDocument } from './checks/index.ts'
import { checkVersion } from './checks/version.ts'
import { DocumentError } from '../read/error.ts'
import { readSource, type Source } from './source.ts'
import { createValidator } from './validator.ts'

export { DocumentError, type Problem } from '../read/error.ts'

/**
 * Loads an OpenAPI 3.1 document (YAML or JSON) and checks it offline.
 *
 * @param file Path of the file. In messages it is given relative to the working directory where it lies in it.
 * @throws {DocumentError} With every problem found, each with its line and column.
 */
export function loadDocument(file: string): Document {
  return parseDocument(readText(file), shownName(file))
}

/**
 * Reads a document from its text and checks it offline.
 *
 * @param file Name of the document in messages; the name of the API is taken from it.
 * @throws {DocumentError} With every problem found, each with its line and column.
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html OpenAPI 3.1.1}
 */
export function parseDocument(text: string, file: string): Document {
  const source = readSource(text, file)
  checkVersion(source)
  const document = createDocument(source, file)
  checkDocument(document)
  return document
}

function createDocument({ root, locate }: Source, file: string): Document {
  const model = buildModel(root, basename(file).replace(/\.[^.]*$/, ''))
  const profile = (name: string) => createDocument({ root: withProfile(root, name), locate }, file)
  return { file, model, validate: createValidator(root), locate, profile }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const problem = {
      what: `The document cannot be read: ${reason}.`,
      where: file,
      next: 'Give the path of an OpenAPI document.',
    }
    throw new DocumentError('unreadable', [problem], { cause })
  }
}

function shownName(file: string): string {
  const path = relative(process.cwd(), resolve(file))
  return path.startsWith('..') || isAbsolute(path) ? file : path
}
