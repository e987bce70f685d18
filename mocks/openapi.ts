import type { Document } from '#openapi'
import { readDocument, requireSound } from '#openapi/load'
import { type DocumentApi, documentApi } from './document-api.ts'

export { DocumentError } from '#openapi/load'
export type { DocumentApi, DocumentState } from './document-api.ts'

export interface OpenApiOptions {
  /** Paths or URLs of OpenAPI Overlays, applied in this order. */
  readonly overlays?: readonly (string | URL)[]
  /** Short name of the API. Default: that of the file. */
  readonly name?: string
}

/**
 * Makes an API of an OpenAPI document: 2.0, 3.0, 3.1 or 3.2, as it is.
 *
 * @param source Path, URL, or the document itself as an object.
 * @throws {DocumentError} With every reason why nothing of it can be used.
 * @example
 * const mock = createMock(await openapi('pets.yaml'))
 * await mock.fetch(new Request('http://localhost/pets', { method: 'POST', body: '{"name":"Juniper"}' }))
 */
export async function openapi(source: string | URL | object, { overlays = [], name }: OpenApiOptions = {}): Promise<DocumentApi> {
  return apiOf(await readDocument(source, { overlays, name }), name)
}

/**
 * Makes an API of a document that was read already.
 *
 * @throws {DocumentError} Where it has no operation, and what is broken may be why.
 */
export function apiOf(document: Document, name: string = document.model.name): DocumentApi {
  if (document.model.operations.length === 0) requireSound(document)
  return documentApi(document, name)
}
