import { controlDocument } from '../openapi/documents/control.ts'
import { milvusDocument } from '../openapi/documents/milvus.ts'
import { uizaDocument } from '../openapi/documents/uiza.ts'
import { type Document, printable } from '../openapi/index.ts'
import { adviceOn, readDocument } from '../openapi/load.ts'
import { commandName } from './command-name.ts'

/** Options about documents, as commander gives them. */
export interface DocumentFlags {
  /** One of those that are included. */
  readonly api?: keyof typeof shipped | undefined
  /** Overlays to apply, in this order. */
  readonly overlay?: readonly string[] | undefined
  /** Folders and origins that references may lead to. */
  readonly allowReference?: readonly string[] | undefined
}

const shipped = { milvus: milvusDocument, uiza: uizaDocument, control: controlDocument }

/**
 * Reads the documents a command is about: paths, URLs, or `-` for standard input. Without one, those that are included.
 *
 * @throws {DocumentError} Where nothing of one can be used, or an overlay does not apply.
 */
export async function readDocuments(
  given: readonly string[],
  { api, overlay: overlays = [], allowReference: allow }: DocumentFlags,
): Promise<readonly Document[]> {
  const included = given.length > 0 ? [] : api ? [shipped[api]()] : [milvusDocument(), uizaDocument()]
  if (given.length === 0 && overlays.length === 0) return included
  const files = given.length > 0 ? given : included.map(({ file }) => file)
  const documents: Document[] = []
  for (const file of files) documents.push(await readDocument(file, { overlays, allow }))
  return documents
}

/** Says in one line for each document how much would help to do more with it; nothing where there is nothing to say. */
export function countAdvice(documents: readonly Document[]): string {
  const counts = documents.map((document) => ({ file: document.file, count: adviceOn(document).length }))
  const lines = counts.filter(({ count }) => count > 0).map(({ file, count }) => describe(file, count))
  return printable(lines.map((line) => `${line}\n`).join(''))
}

const describe = (file: string, count: number): string =>
  `${file}: ${count} ${count === 1 ? 'piece' : 'pieces'} of advice, see ${commandName()} check ${file}`
