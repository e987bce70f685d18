import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadDocument } from '../load.ts'
import type { Document } from '../model/document.ts'

/**
 * Gives the function that loads a document of this package, once, when it is first asked for.
 *
 * @param name File name: `milvus.yaml`.
 */
export function shippedDocument(name: string): () => Document {
  let document: Document | undefined
  return () => {
    document ??= loadDocument(findFile(name))
    return document
  }
}

function findFile(name: string): string {
  const beside = fileURLToPath(new URL(`../${name}`, import.meta.url))
  // In the published package the documents lie beside `dist`, not in it.
  return existsSync(beside) ? beside : fileURLToPath(new URL(`../../../openapi/${name}`, import.meta.url))
}
