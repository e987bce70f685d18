import type { Effect } from '#openapi/effects'
import { type Act, type Decision, missing } from './decision.ts'
import { onlyRecord } from './only-record.ts'
import { describeMissing, missingOwner } from './owner.ts'
import { sentField } from './sent.ts'

/** Gives a record by its key. */
export async function read({ of, key, at }: Extract<Effect, { kind: 'read' }>, act: Act): Promise<Decision> {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const asked = sentField(act, key)
  const record = key === undefined ? await onlyRecord(act, of) : act.shelf(of).find(asked)
  return record ? { kind: 'done', record, at, layoutOf: of } : missing(describeMissing(of, asked))
}
