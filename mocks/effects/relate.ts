import { type Json, type JsonObject, propertiesAt, schemaAt } from '#openapi'
import type { Effect } from '#openapi/effects'
import { type Act, type Decision, missing } from './decision.ts'
import { describeMissing, missingOwner } from './owner.ts'
import { stemOf, tellsOf } from './relations.ts'

/** Relates a record to the caller or to another, and takes that back: a property named after it says so. */
export async function relate(effect: Extract<Effect, { kind: 'relate' | 'unrelate' }>, act: Act): Promise<Decision> {
  const { of, kind } = effect
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const asked = of.key && act.inputs[`path.${of.key.parameter}`]
  const shelf = act.shelf(of)
  const record = shelf.find(asked)
  if (!record) return asked === undefined ? { kind: 'silent' } : missing(describeMissing(of, asked))
  const related = { ...record, ...stateOf(act, of.item, record, kind === 'relate') }
  await shelf.replace(record, related)
  return { kind: 'done', record: related, layoutOf: of, ...(kind === 'unrelate' ? { status: 204 } : {}) }
}

/** `PUT /articles/{slug}/favorite` makes `favorited` true and counts it in `favoritesCount`. */
function stateOf({ document, operation }: Act, item: string | undefined, record: JsonObject, on: boolean): JsonObject {
  if (item === undefined) return {}
  const stem = stemOf(operation.path)
  const own = [...propertiesAt(document.model.root, item)].filter(([name]) => tellsOf(stem, name))
  const was = own.some(([name]) => record[name] === true)
  return Object.fromEntries(
    own.flatMap(([name, place]): [string, Json][] => {
      const { type } = schemaAt(document.model, place) ?? {}
      if (type === 'boolean') return [[name, on]]
      const count = record[name]
      return typeof count === 'number' && was !== on ? [[name, Math.max(0, count + (on ? 1 : -1))]] : []
    }),
  )
}
