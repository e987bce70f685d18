import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '#openapi'
import { readDocument } from '#openapi/load'

/** One document of the corpus. */
export interface CorpusDocument {
  readonly name: string
  /** How many operations it has. */
  readonly operations: number
  readonly load: () => Promise<Document>
}

/**
 * Lists the documents of the corpus: public ones that are no part of this project, in the folder that `DOUBLECHECK_CORPUS` names. Empty where
 * there is none.
 */
export function listCorpus(): readonly CorpusDocument[] {
  const folder = process.env.DOUBLECHECK_CORPUS
  const manifest = folder === undefined ? '' : join(folder, 'manifest.json')
  if (folder === undefined || !existsSync(manifest)) return []
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as readonly {
    readonly name: string
    readonly entry: string
    readonly operations: number
  }[]
  return entries.map(({ name, entry, operations }) => ({ name, operations, load: () => readDocument(join(folder, entry)) }))
}
