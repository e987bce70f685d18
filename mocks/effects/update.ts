import { type Json, type JsonObject, keysOf, type Pointer, placeOf, propertiesAt, schemaAt } from '#openapi'
import type { Effect } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { askedRecord } from './asked-record.ts'
import { changeTimes } from './complete.ts'
import { refuseSent } from './create.ts'
import type { Act, Decision } from './decision.ts'
import { isJsonPatch, type Patched, patched, stepsWithin } from './patch.ts'
import { identityOf } from './replace.ts'
import { sentRecord } from './sent.ts'
import type { Shelf } from './shelf.ts'

/** Changes what is sent of a record and keeps the rest; an action moves its state on. */
export async function update(effect: Extract<Effect, { kind: 'replace' | 'update' }>, act: Act): Promise<Decision> {
  const { of, at, action } = effect
  const found = await askedRecord(effect, act)
  if ('refused' in found) return found.refused
  const { shelf, record } = found
  const refused = isJsonPatch(act.mediaType) ? undefined : refuseSent(act, shelf, sentRecord(act, of), record)
  if (refused) return refused
  const after = patchedRecord(act, shelf, record, at)
  if ('reason' in after) return { kind: 'refused', fault: 'unpatchable', detail: after.reason }
  const change = action === undefined ? {} : doneBy(act, shelf, record, action)
  const next = { ...after.record, ...change, ...changeTimes(act.document, shelf.layout, act.now()) }
  const changed = { ...next, ...identityOf(shelf.layout, record) }
  await shelf.replace(record, changed)
  return { kind: 'done', record: changed, at, layoutOf: of }
}

/** What a patch makes of a record: what only the server sets, and what is only kept, stays as it is. */
function patchedRecord(act: Act, { layout }: Shelf, record: JsonRecord, at: Pointer): Patched {
  const { document, body, mediaType } = act
  const { item } = layout.of
  const properties = item === undefined ? [] : [...propertiesAt(document.model.root, item)]
  // Of anything but steps, what is sent has been freed of it already.
  const readOnly = new Set(
    isJsonPatch(mediaType)
      ? properties.flatMap(([name, place]) => (schemaAt(document.model, place)?.readOnly === true ? [name] : []))
      : [],
  )
  const isShown = (name: string) => !layout.hidden.has(name)
  const [shown, hidden] = [isShown, (name: string) => !isShown(name)].map((isWanted) => pick(record, isWanted))
  const after = patched(shown ?? record, isJsonPatch(mediaType) ? stepsWithin(body, at) : sentRecord(act, layout.of), mediaType)
  if ('reason' in after) return after
  const kept = pick(record, (name) => readOnly.has(name))
  const next = { ...pick(after.record, (name) => !readOnly.has(name)), ...kept }
  const [broken] = item === undefined || !/patch/i.test(mediaType ?? '') ? [] : document.validate(item, next, 'response')
  if (broken && item !== undefined && document.validate(item, shown ?? record, 'response').length === 0)
    return { reason: `After the patch "${keysOf(placeOf(broken)).join('.')}" ${broken.message}.` }
  return { record: { ...next, ...hidden } }
}

const pick = (record: JsonObject, isWanted: (name: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([name]) => isWanted(name)))

/** `cancel` makes a `status` that can be `cancelled` just that, and a property `cancelled` true. */
function doneBy({ document }: Act, { layout }: Shelf, record: JsonRecord, action: string): JsonObject {
  const { item } = layout.of
  if (item === undefined) return {}
  const stem = action
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/(e|y)$/, '')
  const entries = [...propertiesAt(document.model.root, item)].flatMap(([name, place]): [string, Json][] => {
    const { enum: choices, type } = schemaAt(document.model, place) ?? {}
    const reached = Array.isArray(choices)
      ? choices.find((choice) => typeof choice === 'string' && isReached(choice, stem))
      : undefined
    if (reached !== undefined && typeof record[name] !== 'object') return [[name, reached as Json]]
    return type === 'boolean' && isReached(name, stem) ? [[name, true]] : []
  })
  return Object.fromEntries(entries)
}

const isReached = (state: string, stem: string): boolean => {
  const text = state
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^is/, '')
  return stem.length > 2 && text.startsWith(stem) && text.length <= stem.length + 4
}
