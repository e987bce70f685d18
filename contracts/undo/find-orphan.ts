import { followLink, type Json, type Operation, type RequestExample, withField } from '#openapi'
import { type Facts, operationOf, plan } from '../sequence/facts.ts'
import { isDoubtful, type Sequence, send } from '../sequence/step.ts'
import type { RemovalEntry } from './entry.ts'

/** The request that removes what was looked for, or whether to look later may help. */
type Found = { readonly values: RequestExample } | { readonly passing?: true }

/**
 * Looks for what a request made whose answer was never read: in everything the API lists, the entry that has its own name.
 *
 * @returns The request that removes it; `nowhere` where a list was read and none has it; else nothing could be looked for.
 */
export function* findOrphan(facts: Facts, entry: RemovalEntry): Sequence<Found | 'nowhere'> {
  const { undo } = operationOf(facts, entry.madeBy)
  const identity = Object.values(entry.identity)
  const place = undo && placeOf(undo)
  if (identity.length === 0 || !undo || place === undefined) return {}
  let wasRead = false
  let isPassing = false
  for (const operation of facts.document.model.operations) {
    const values = listing(operation, entry)
    if (!values) continue
    const reply = yield* send({ request: plan(facts, operation, values), restores: operation.id, mayFail: true })
    wasRead ||= reply.outcome === 'success'
    isPassing ||= isDoubtful(reply)
    const id = findEntry(reply.values?.response.body, identity)?.[place.at(-1) ?? '']
    if (id !== undefined) return { values: removalOf(undo, entry, nested(place, id)) }
  }
  if (wasRead) return 'nowhere'
  return isPassing ? { passing: true } : {}
}

type Undo = NonNullable<Operation['undo']>
type Entry = Readonly<Record<string, Json>>

/** The request that lists what there is: one that only looks, and for nobody in particular. Undefined for any other operation. */
function listing({ safe, parameters, requestBody, pairs }: Operation, entry: RemovalEntry): RequestExample | undefined {
  const needed = parameters.filter(({ required }) => required).map(({ in: place, name }) => `${place}.${name}`)
  const known = entry.values.parameters
  if (!safe || requestBody?.required || pairs.length === 0 || needed.some((field) => !Object.hasOwn(known, field)))
    return undefined
  // What may be left out would ask for less: the first example may be about one entry.
  return needed.reduce<RequestExample>((request, field) => withField(request, field, known[field]), { parameters: {} })
}

/** Where an answer says what was made is called, key by key: `$response.body#/data/id` → `data`, `id`. */
function placeOf({ parameters, requestBody = null }: Undo): readonly string[] | undefined {
  const [, pointer] = /\$response\.body#\/([^"}]*)/.exec(JSON.stringify([parameters, requestBody])) ?? []
  return pointer?.split('/')
}

const nested = (place: readonly string[], value: Json): Json => place.reduceRight<Json>((inner, key) => ({ [key]: inner }), value)

function findEntry(value: Json | undefined, identity: readonly Json[]): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const children = Object.values(value)
  if (!Array.isArray(value) && identity.every((one) => children.includes(one))) return value as Entry
  return children.map((child) => findEntry(child, identity)).find((one) => one !== undefined)
}

/** What could not be known without the answer is added to what could. */
function removalOf(undo: Undo, { values }: RemovalEntry, body: Json): RequestExample {
  const response = { status: 200, headers: {}, body }
  const found = followLink(undo, { method: '', url: '', request: { parameters: {} }, response })
  const both = found.body === undefined ? values.body : { ...(values.body as object), ...(found.body as object) }
  const parameters = { ...values.parameters, ...found.parameters }
  return both === undefined ? { parameters } : { parameters, body: both }
}
