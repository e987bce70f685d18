import { followLink, type Json, type Operation, type RequestExample } from '#openapi'
import { type Facts, operationOf, plan } from '../sequence/facts.ts'
import { type Sequence, send } from '../sequence/step.ts'
import type { RemovalDebt } from './debt.ts'

/**
 * Looks for what a request made whose answer was never read: in everything the API lists, the entry that has its fresh name.
 *
 * @returns The request that removes it; `nowhere` where every list was read and none has it; undefined where the API has no list.
 */
export function* findOrphan(facts: Facts, debt: RemovalDebt): Sequence<RequestExample | 'nowhere' | undefined> {
  const lists = facts.document.model.operations.filter(isList)
  const { undo } = operationOf(facts, debt.madeBy)
  let wasRead = false
  for (const operation of lists) {
    const [pair] = operation.pairs
    if (!pair || !undo) continue
    const reply = yield* send({ request: plan(facts, operation, pair.request), restores: operation.id, mayFail: true })
    wasRead = wasRead || reply.outcome === 'success'
    const entry = findEntry(reply.values?.response.body, Object.values(debt.identity))
    const id = entry && keyOf(undo)
    if (entry && id !== undefined && Object.hasOwn(entry, id)) {
      const response = { status: 200, headers: {}, body: nested(undo, entry[id] ?? null) }
      return followLink(undo, { method: '', url: '', request: { parameters: {} }, response })
    }
  }
  return wasRead ? 'nowhere' : undefined
}

type Undo = NonNullable<Operation['undo']>
type Entry = Readonly<Record<string, Json>>

/** An operation that only looks, and for nobody in particular. */
const isList = ({ safe, parameters, requestBody }: Operation): boolean =>
  safe && !parameters.some(({ required }) => required) && !requestBody?.required

/** The key by which an answer says what was made: `$response.body#/data/id` → `id`. */
function keyOf(undo: Undo): string | undefined {
  return placeOf(undo)?.split('/').at(-1)
}

const placeOf = (undo: Undo): string | undefined =>
  /\$response\.body#(\/[^"}]*)/.exec(JSON.stringify([undo.parameters, undo.requestBody ?? null]))?.[1]

/** An answer that has a value where the Link looks for it. */
function nested(undo: Undo, value: Json): Json {
  const keys = placeOf(undo)?.split('/').slice(1) ?? []
  return keys.reduceRight<Json>((inner, key) => ({ [key]: inner }), value)
}

function findEntry(value: Json | undefined, identity: readonly Json[]): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const children = Object.values(value)
  if (!Array.isArray(value) && identity.every((one) => children.includes(one))) return value as Entry
  return children.map((child) => findEntry(child, identity)).find((one) => one !== undefined)
}
