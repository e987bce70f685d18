import type { Document } from '#openapi'
import { type DocumentState, type Layout, layoutsOf, seedRecords, uniqueOf } from './effects/index.ts'
import type { Api } from './handlers/api.ts'
import { createDocumentReceiver } from './pipeline/receiver.ts'
import { showForm } from './pipeline/show-form.ts'

export type { DocumentState } from './effects/index.ts'

/** An API made from a document: its operations do what the document lets one conclude. */
export type DocumentApi = Api<DocumentState, unknown>

/** Makes an API of a document: its collections, its starting states, and what responds. */
export function documentApi(document: Document, name: string): DocumentApi {
  const { all } = layoutsOf(document)
  return {
    name,
    document: () => document,
    collections: Object.fromEntries(all.map((layout) => [layout.name, uniqueOf(layout)])),
    paths: Object.fromEntries(all.map((layout) => [layout.name, layout.of.path])),
    records: Object.fromEntries(all.flatMap(({ name: own, of: { item } }) => (item === undefined ? [] : [[own, item]]))),
    unjudged: Object.fromEntries(all.map((layout) => [layout.name, ownFields(layout)])),
    operations: {},
    scenarios: {
      documented: (current, seed = '') => seedRecords(current, seed),
      empty: () => Object.fromEntries(all.map((layout) => [layout.name, []])),
    },
    authenticate: () => ({ kind: 'missing' }),
    createReceiver: createDocumentReceiver,
    showForm,
  }
}

const ownFields = ({ hidden, within, key }: Layout): ReadonlySet<string> =>
  new Set([...hidden, ...within.map(({ field }) => field), ...(key === undefined ? [] : [key])])
