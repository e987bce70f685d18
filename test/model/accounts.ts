import { readFileSync } from 'node:fs'
import type { Document, ExchangeValues, Operation } from '#openapi'
import { parseDocument } from '#openapi/load'

const file = 'test/model/accounts.yaml'
const text = readFileSync(file, 'utf8')

/** A document of an API nobody has heard of, `accounts.yaml`: nothing may depend on the shipped ones. */
export const accounts: Document = parseDocument(text, file)

/** The same with one text replaced; it has to be there. */
export function accountsWith(part: string, replacement: string): Document {
  if (!text.includes(part)) throw new Error(`${file} has no ${part}`)
  return parseDocument(text.replace(part, replacement), file)
}

/** The same where a server may ask for no credential. */
export const openAccounts: Document = accountsWith('security: [{ key: [] }]', 'security: [{ key: [] }, {}]')

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
