import type { Document, Operation } from '#openapi'
import type { Effect } from '#openapi/effects'
import { askedRecord } from './asked-record.ts'
import type { Act, Decision } from './decision.ts'
import { refuseInUse } from './in-use.ts'

/** Removes a record; from then on it is missing, and so is all that belongs to it. */
export async function remove({ of, key, at }: Extract<Effect, { kind: 'remove' }>, act: Act): Promise<Decision> {
  const found = await askedRecord({ of, key }, act)
  if ('refused' in found) return neverRefuses(act.document, act.operation) ? { kind: 'done', status: 204, at } : found.refused
  const { shelf, record } = found
  const refused = refuseInUse(act, of, record)
  if (refused) return refused
  const removed = { ...record }
  shelf.remove(record)
  act.removeBelow(of, removed)
  return { kind: 'done', status: 204, record: removed, at, layoutOf: of }
}

/**
 * Whether a document says that a removal is never refused: it has no failure for it, and one for what is missing beside it. Where it has
 * no failures at all, it says nothing about them.
 */
const neverRefuses = ({ model }: Document, { path, responses }: Operation): boolean =>
  responses.every(({ status }) => /^[23]/.test(String(status))) &&
  model.operations.some((one) => one.path === path && one.responses.some(({ status }) => status === 404))
