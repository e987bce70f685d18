import { type JsonObject, responseFor } from '#openapi'
import type { Effect } from '#openapi/effects'
import type { Act, Decision } from './decision.ts'
import { onlyRecord } from './only-record.ts'
import { sentField } from './sent.ts'
import { namesTag, tagFor } from './tags.ts'

/** Gives the value of a header by its name in lower case. */
export type HeaderOf = (name: string) => string | undefined

/**
 * Does what an operation does, if the state is what the request takes it to be.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-13 RFC 9110, Conditional Requests}
 */
export async function performIf(
  effect: Effect,
  act: Act,
  header: HeaderOf,
  perform: (effect: Effect, act: Act) => Decision | Promise<Decision>,
): Promise<Decision> {
  const isRead = act.operation.method === 'GET'
  const refused = isRead ? undefined : refuse(act, await currentRecord(effect, act), header)
  if (refused) return refused
  const decision = await perform(effect, act)
  if (decision.kind !== 'done') return decision
  const shown = decision.list?.records ?? decision.record
  if (shown === undefined || effect.kind === 'remove') return decision
  const tag = tagFor(act, shown)
  const known = isRead ? header('if-none-match') : undefined
  return known !== undefined && namesTag(known, tag, true) ? { kind: 'unchanged', tag } : { ...decision, tag }
}

/** Why a change is refused for what its record is now. */
function refuse(act: Act, record: JsonObject | undefined, header: HeaderOf): Decision | undefined {
  const { operation } = act
  const [wanted, unwanted] = [header('if-match'), header('if-none-match')]
  const tag = record && tagFor(act, record)
  const isAnother = wanted !== undefined && (tag === undefined ? operation.method === 'PUT' : !namesTag(wanted, tag, false))
  const isThere = unwanted !== undefined && tag !== undefined && namesTag(unwanted, tag, true)
  if (isAnother || isThere)
    return { kind: 'refused', fault: 'precondition', detail: 'The record does not meet the condition of the request.' }
  const isNeeded = tag !== undefined && wanted === undefined && unwanted === undefined
  return isNeeded && responseFor(operation, 428)?.status === 428
    ? { kind: 'refused', fault: 'unconditional', detail: 'The request needs If-Match with the ETag of the record.' }
    : undefined
}

async function currentRecord(effect: Effect, act: Act): Promise<JsonObject | undefined> {
  if (!('of' in effect) || effect.kind === 'create' || effect.kind === 'list' || effect.kind === 'clear') return undefined
  const { of } = effect
  if ('keys' in effect) return act.shelf(of).find(of.key && act.inputs[`path.${of.key.parameter}`])
  return effect.key === undefined ? onlyRecord(act, of) : act.shelf(of).find(sentField(act, effect.key))
}
