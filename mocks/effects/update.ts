import { isObject, type Json, type JsonObject, propertiesAt, schemaAt } from '#openapi'
import type { Effect } from '#openapi/effects'
import type { JsonRecord } from '../mock.ts'
import { changeTimes } from './complete.ts'
import { type Act, type Decision, missing } from './decision.ts'
import { mergePatch } from './merge-patch.ts'
import { onlyRecord } from './only-record.ts'
import { describeMissing, missingOwner } from './owner.ts'
import { identityOf } from './replace.ts'
import { sentField, sentRecord } from './sent.ts'
import type { Shelf } from './shelf.ts'

/** Changes what is sent of a record and keeps the rest; an action moves its state on. */
export async function update(effect: Extract<Effect, { kind: 'replace' | 'update' }>, act: Act): Promise<Decision> {
  const { of, key, at, action } = effect
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const shelf = act.shelf(of)
  const asked = sentField(act, key)
  const record = key === undefined ? await onlyRecord(act, of) : shelf.find(asked)
  if (!record) return missing(describeMissing(of, asked))
  const patched = mergePatch(record, sentRecord(act, of), act.mediaType)
  const change = action === undefined ? {} : doneBy(act, shelf, record, action)
  const next = { ...(isObject(patched) ? patched : record), ...change, ...changeTimes(act.document, shelf.layout, act.now()) }
  const changed = { ...next, ...identityOf(shelf.layout, record) }
  await shelf.replace(record, changed)
  return { kind: 'done', record: changed, at, layoutOf: of }
}

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
