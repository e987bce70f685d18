import type { Effect } from '#openapi/effects'
import { type Act, type Decision, missing } from './decision.ts'
import { onlyRecord } from './only-record.ts'
import { describeMissing, missingOwner } from './owner.ts'
import { sentField } from './sent.ts'

/** Removes a record; from then on it is missing, and so is all that belongs to it. */
export async function remove({ of, key, at }: Extract<Effect, { kind: 'remove' }>, act: Act): Promise<Decision> {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const shelf = act.shelf(of)
  const asked = sentField(act, key)
  const record = key === undefined ? await onlyRecord(act, of) : shelf.find(asked)
  if (!record) return missing(describeMissing(of, asked))
  const removed = { ...record }
  shelf.remove(record)
  act.removeBelow(of, removed)
  return { kind: 'done', status: 204, record: removed, at, layoutOf: of }
}
