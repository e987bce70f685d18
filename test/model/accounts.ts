import type { Document, ExchangeValues, Operation } from '#openapi'
import { loadDocument } from '#openapi/load'

/** A document of an API nobody has heard of, `accounts.yaml`: nothing may depend on the shipped ones. */
export const accounts: Document = loadDocument('test/model/accounts.yaml')

/** An operation of a document, by its id. */
export function operationOf(document: Document, id: string): Operation {
  const operation = document.model.operations.find((one) => one.id === id)
  if (!operation) throw new Error(`${document.file} has no operation ${id}`)
  return operation
}

/** The exchange in which an account's secret was changed. */
export const changed: ExchangeValues = {
  method: 'PUT',
  url: 'http://localhost/v1/accounts/a7/secret',
  request: { parameters: { 'path.id': 'a7', 'header.Trace': 't1' }, body: { old: 'first-secret', new: 'other-secret' } },
  response: { status: 200, headers: { etag: '"5"' }, body: { done: true } },
}
