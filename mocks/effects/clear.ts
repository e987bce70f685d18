import type { Effect } from '#openapi/effects'
import { type Act, type Decision, missing } from './decision.ts'
import { filtered } from './filter.ts'
import { missingOwner } from './owner.ts'

/** Removes the records that the filters let through, and all that belongs to them. */
export function clear({ of, at, filters }: Extract<Effect, { kind: 'clear' }>, act: Act): Decision {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  // What is meant by a parameter that is not understood must not be everything.
  const isUnderstood = Object.keys(act.inputs).every((field) => !field.startsWith('query.') || filters.includes(field))
  if (!isUnderstood) return { kind: 'silent' }
  const shelf = act.shelf(of)
  const records = filtered(act, shelf, filters).map((record) => ({ record, removed: { ...record } }))
  for (const { record, removed } of records) {
    shelf.remove(record)
    act.removeBelow(of, removed)
  }
  if (at === undefined) return { kind: 'done', status: 204 }
  const removed = records.map((one) => one.removed)
  return { kind: 'done', list: { records: removed, total: removed.length, limit: removed.length, offset: 0 }, at, layoutOf: of }
}
