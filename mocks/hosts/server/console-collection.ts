import { type Json, objectOf } from '#openapi'
import { valueFor } from '#openapi/values'
import type { AnyMock } from '../../mock.ts'
import { isSecretField } from '../../sandboxes/secrets.ts'
import { listRecordFields, type RecordField } from './console-fields.ts'

/** What the console asks for when a record is added or edited. */
export interface CollectionDetails {
  readonly fields: readonly (RecordField & { readonly secret: boolean })[]
  /** A record the document allows; empty where none can be made. */
  readonly record: Readonly<Record<string, Json>>
}

/**
 * Gives what a record of a collection consists of; undefined where there is no such collection.
 *
 * @param query The API's name and the collection's: `api=milvus&collection=users`, and `seed`, for another record.
 */
export function showCollection(mocks: readonly AnyMock[], query: string): CollectionDetails | undefined {
  const asked = new URLSearchParams(query)
  const mock = mocks.find(({ name }) => name === asked.get('api'))
  const name = asked.get('collection') ?? ''
  if (!mock?.collectionNames.includes(name)) return undefined
  const { document, secrets, recordSchemas } = mock
  const schema = recordSchemas[name]
  if (schema === undefined) return { fields: [], record: {} }
  const fields = listRecordFields(document.model, schema)
  const made = valueFor(document, schema, { direction: 'response', seed: asked.get('seed') ?? '' })
  return {
    fields: fields.map((field) => ({ ...field, secret: isSecretField(field.name, '', secrets) })),
    record: 'value' in made ? objectOf(made.value) : {},
  }
}
