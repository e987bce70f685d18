import { askControl, type Session } from '../control.ts'
import { escapeKey, type PatchStep } from './patch-step.ts'
import type { CollectionRecord, RecordField } from './record-draft.ts'

/** Where records are. */
export interface CollectionPlace {
  readonly api: string
  readonly collection: string
}

/** What a form for a record begins with. */
export interface CollectionDetails {
  readonly fields: readonly RecordField[]
  /** A record the document allows. */
  readonly record: CollectionRecord
}

/**
 * Loads what a record of a collection consists of.
 *
 * @param seed Another one makes another record.
 * @throws {ControlError} Where the server does not give it.
 */
export const loadCollection = (
  session: Session,
  { api, collection }: CollectionPlace,
  seed: string,
): Promise<CollectionDetails> => askControl(session, `console/collection?${new URLSearchParams({ api, collection, seed })}`)

/**
 * Changes a record, or adds one.
 *
 * @param at Its index; `-` for a new one.
 * @throws {ControlError} 422 where the document does not allow it, 409 where the record is another one by now.
 */
export const patchRecord = (
  session: Session,
  { api, collection }: CollectionPlace,
  at: number | '-',
  steps: readonly PatchStep[],
): Promise<unknown> => {
  const place = `/${escapeKey(collection)}/${at}`
  const patch = steps.map((step) => ({ ...step, path: `${place}${step.path}` }))
  return askControl(session, 'state', { method: 'PATCH', body: { api, patch } })
}
