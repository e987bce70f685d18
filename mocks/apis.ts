import type { Document } from '#openapi'
import type { AnyApi } from './handlers/api.ts'
import { milvus } from './milvus/index.ts'
import { apiOf } from './openapi.ts'
import { uiza } from './uiza/index.ts'

/** The APIs that are included: their documents, and operations that a document cannot say. */
export const shippedApis: Readonly<Record<string, AnyApi>> = { milvus, uiza }

/** A document, and what it is mocked with. */
export interface Mocked {
  readonly api: AnyApi
  readonly document: Document
}

/**
 * Gives each document the API it is mocked with: one that comes along where it is an edition of its document, else one made of it. No two
 * have the same name.
 */
export function apisFor(documents: readonly Document[]): readonly Mocked[] {
  const taken = new Set<string>()
  return documents.map((document) => {
    const name = freeName(document.model.name, taken)
    taken.add(name)
    return { api: shippedApi(document) ?? apiOf(document, name), document }
  })
}

const freeName = (name: string, taken: ReadonlySet<string>, count = 2): string =>
  taken.has(name) ? (taken.has(`${name}-${count}`) ? freeName(name, taken, count + 1) : `${name}-${count}`) : name

/** An edition of a document that comes along has its name and one of its operations. */
function shippedApi({ model }: Document): AnyApi | undefined {
  const api = Object.hasOwn(shippedApis, model.name) ? shippedApis[model.name] : undefined
  if (!api) return undefined
  const ids = new Set(api.document().model.operations.map(({ id }) => id))
  return model.operations.some(({ id }) => ids.has(id)) ? api : undefined
}
