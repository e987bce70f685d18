import type { Effect } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { type Act, type Decision, missing } from './decision.ts'
import { onlyRecord } from './only-record.ts'
import { describeMissing, missingOwner } from './owner.ts'
import { sentField } from './sent.ts'

/** Gives a record by its key, or the one there is. */
export function read({ of, key, at }: Extract<Effect, { kind: 'read' }>, act: Act): Decision | Promise<Decision> {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const asked = sentField(act, key)
  const show = (record: JsonRecord | undefined): Decision =>
    record ? { kind: 'done', record, at, layoutOf: of } : missing(describeMissing(of, asked))
  return key === undefined ? onlyRecord(act, of).then(show) : show(act.shelf(of).find(asked))
}
