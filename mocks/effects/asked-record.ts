import type { Field } from '#openapi'
import type { Collection } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { type Act, type Decision, missing } from './decision.ts'
import { onlyRecord } from './only-record.ts'
import { describeMissing, missingOwner } from './owner.ts'
import { sentField } from './sent.ts'
import type { Shelf } from './shelf.ts'

/** What an effect says of the record it works on. */
interface Asking {
  readonly of: Collection
  readonly key: Field | undefined
}

/**
 * Finds the record a request asks for by its key, or the one there is.
 *
 * @returns Where it is kept, and the record; a decision where it, or one its path leads through, is missing.
 */
export async function askedRecord(
  { of, key }: Asking,
  act: Act,
): Promise<{ readonly shelf: Shelf; readonly record: JsonRecord } | { readonly refused: Decision }> {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return { refused: missing(owner) }
  const shelf = act.shelf(of)
  const asked = sentField(act, key)
  const record = key === undefined ? await onlyRecord(act, of) : shelf.find(asked)
  return record ? { shelf, record } : { refused: missing(describeMissing(of, asked)) }
}
