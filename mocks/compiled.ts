import { type ModuleDocument, moduleDocument } from '#openapi/module'
import { type DocumentApi, documentApi } from './document-api.ts'
import type { ApiTypes, TypedApi } from './typed/api.ts'

export type { ModuleDocument } from '#openapi/module'
export type { ApiTypes, OperationTypes, TypedApi } from './typed/api.ts'

/**
 * Makes an API of what `doublecheck generate` left of a document: without YAML and, in a page, without making code. Nothing is read
 * before it is asked for.
 *
 * @typeParam Types What the module knows of the document.
 */
export function compiledApi<Types extends ApiTypes>(compiled: ModuleDocument): TypedApi<Types> {
  const document = moduleDocument(compiled)
  let made: DocumentApi | undefined
  const api = (): DocumentApi => {
    made ??= documentApi(document(), compiled.name)
    return made
  }
  const late = [
    'collections',
    'paths',
    'records',
    'unjudged',
    'operations',
    'scenarios',
    'authenticate',
    'createReceiver',
  ] as const
  const getters = late.map((name) => [name, { enumerable: true, get: () => api()[name] }] as const)
  return Object.defineProperties({ name: compiled.name, document }, Object.fromEntries(getters)) as unknown as TypedApi<Types>
}
