import type { Effect } from '#openapi/effects'
import { askedRecord } from './asked-record.ts'
import type { Act, Decision } from './decision.ts'

/** Removes a record; from then on it is missing, and so is all that belongs to it. */
export async function remove({ of, key, at }: Extract<Effect, { kind: 'remove' }>, act: Act): Promise<Decision> {
  const found = await askedRecord({ of, key }, act)
  if ('refused' in found) return found.refused
  const { shelf, record } = found
  const removed = { ...record }
  shelf.remove(record)
  act.removeBelow(of, removed)
  return { kind: 'done', status: 204, record: removed, at, layoutOf: of }
}
