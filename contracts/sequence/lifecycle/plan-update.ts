import { type Operation, propertiesAt, type RequestExample, schemaBelow, withField } from '#openapi'
import { sentAt } from '#openapi/effects'
import type { PlannedRequest } from '../../exchange/planned-request.ts'
import type { Fields } from '../../exchange/same-value.ts'
import { freshNames, withNames } from '../names.ts'
import { keptFields } from './compare-record.ts'
import { aboutRecord, type Living, type Made } from './living.ts'
import { otherValues, withNothing, withOneChange } from './other-values.ts'

/** The two records of a life. */
export interface Both {
  readonly one: Made
  readonly other: Made
}

/** How much of a record a request changes; `nothing` makes one property null. */
export type Extent = 'one property' | 'all' | 'nothing'

/** The request that gives a record other values, and what the record has to be after it. */
export function planUpdate(
  living: Living,
  update: Operation,
  { one, other }: Both,
  extent: Extent,
): { readonly request: PlannedRequest; readonly kept: Fields } | undefined {
  const { facts, life } = living
  const { collection, creator } = life
  const about = aboutRecord(living, update, one)
  const others = otherValues(facts.document, update, { collection, than: one.kept, nor: other.kept })
  if (!about || !others) return undefined
  const merges = update.method === 'PATCH'
  const body = bodyFor(living, update, { request: others, than: one.kept, extent })
  if (!body) return undefined
  const named = { ...about.values, ...(body.body === undefined ? {} : { body: body.body }) }
  const undone = creator.undo ? { ...update, undo: creator.undo } : update
  const fresh = freshNames(facts.document, undone, named, facts.createId())
  const names = new Map([...living.names, ...fresh])
  // A `PUT` that creates would make another record under a fresh key.
  const values = { ...withNames(named, names), parameters: about.values.parameters }
  const request = { ...about, values: withKey(living, update, about, values) }
  const sent = keptFields(facts.document, update, collection, request.values.body)
  const stays = merges ? one.kept : unnamedBy(living, update, one.kept)
  return { request, kept: { ...stays, ...sent } }
}

function bodyFor(
  { facts: { document }, life: { collection } }: Living,
  update: Operation,
  { request, than, extent }: { readonly request: RequestExample; readonly than: Fields; readonly extent: Extent },
): RequestExample | undefined {
  switch (extent) {
    case 'all':
      return request
    case 'one property':
      return withOneChange(document, update, { request, collection, than })
    case 'nothing':
      return withNothing(document, update, { request, collection, than })
    default:
      return extent satisfies never
  }
}

/** What a replacement has no place for, it cannot mean to replace. */
function unnamedBy({ facts: { document }, life: { collection } }: Living, update: Operation, kept: Fields): Fields {
  const { root } = document.model
  const at = sentAt(document.model, update, collection)
  const schema = at === undefined ? undefined : schemaBelow(root, update.requestBody?.schema ?? '', at)
  if (schema === undefined) return {}
  const named = propertiesAt(root, schema)
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !named.has(name)))
}

/** What names the record in the body has to name the one in the path. */
function withKey(
  { life: { collection }, facts }: Living,
  update: Operation,
  about: NonNullable<ReturnType<typeof aboutRecord>>,
  values: Made['sent'],
): Made['sent'] {
  const at = sentAt(facts.document.model, update, collection)
  const { parameter = '', property } = collection.key ?? {}
  const key = about.values.parameters[`path.${parameter}`]
  const field = `body${at ?? ''}/${property ?? ''}`
  const isSent = property !== undefined && keptFields(facts.document, update, collection, values.body)[property] !== undefined
  return isSent && key !== undefined ? withField(values, field, key) : values
}
