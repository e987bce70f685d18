import {
  changeOf,
  type ExchangeValues,
  type Field,
  fieldsOf,
  fieldValue,
  followLink,
  type Link,
  linkFields,
  type Operation,
  type Pair,
  type Producer,
  producersOf,
  type RequestExample,
  withField,
} from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, operationOf, plan, undoOf } from './facts.ts'
import { takeFound } from './found.ts'
import { fieldName, freshNames, type Names, withNames } from './names.ts'
import { statePromises } from './state-promises.ts'
import { describeReply, isDoubtful, type Reply, type Sequence, send } from './step.ts'
import type { NoSubject, Subject } from './subject.ts'
import { takeListed } from './take-listed.ts'

/**
 * Gets what a pair works on: created through the operations that link to its own (fresh identities, and the claim the pair
 * makes), or else what was there before.
 */
export function* acquire(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  { known = new Map(), above = [operation] }: Around = {},
): Sequence<Subject | NoSubject> {
  const producers = producersFor(facts, operation, pair).filter(
    (one) => isNeeded(one, pair, known) && !above.includes(one.operation),
  )
  const listed = yield* takeListed(facts, operation, pair, pathsOf(facts, producers))
  if ('reason' in listed) return { origin: 'none', reason: listed.reason, undo: [] }
  let names: Names = new Map([...known, ...listed.names])
  let undo: readonly PlannedRequest[] = []
  for (const producer of producers) {
    const base = yield* acquireFor(facts, producer, { known: names, above: [...above, producer.operation] })
    undo = [...base.undo, ...undo]
    if (base.origin === 'none') return { ...base, undo }
    names = base.names
    const created = yield* create(facts, producer, pair, names)
    if ('refused' in created) return yield* takeFound(facts, operation, pair, { why: created.refused, undo })
    names = new Map([...names, ...created.names])
    undo = [created.undo, ...undo]
  }
  if (producers.length > 0) return { origin: 'created', names, undo }
  const why = 'no operation of the document creates one'
  // A pair that builds on others is about what those make: nothing that was there before is touched.
  if (changeOf(operation) && pair.after.length === 0) return yield* takeFound(facts, operation, pair, { why, undo })
  return { origin: 'needless', names, undo }
}

/** What is there already when something is acquired for something else. */
interface Around {
  readonly known?: Names
  /** The operations it is acquired for, so that none is for itself. */
  readonly above?: readonly Operation[]
}

/** What a creation needs itself: a customer for an order. */
function* acquireFor(facts: Facts, { operation }: Producer, around: Required<Around>): Sequence<Subject | NoSubject> {
  const [first] = operation.pairs
  const none: Subject = { origin: 'needless', names: around.known, undo: [] }
  return first && operation.undo?.inferred !== undefined ? yield* acquire(facts, operation, first, around) : none
}

/** Whether a creation gives something that is not there yet. */
const isNeeded = ({ link }: Producer, pair: Pair, known: Names): boolean =>
  [...linkFields(link).keys()].some((field) => !known.has(fieldValue(pair.request, field) ?? null))

/** The collections of which producers make a record. */
function pathsOf({ document }: Facts, producers: readonly Producer[]): ReadonlySet<string> {
  const made = producers.map(({ operation }) => effectsOf(document).of(operation).value)
  return new Set(made.flatMap((effect) => ('of' in effect ? [effect.of.path] : [])))
}

/** Gets a second subject of the same kind, to see that nothing happens to it; undefined where there is none. */
export function* acquireBystander(facts: Facts, operation: Operation, pair: Pair, { origin }: Subject) {
  if (origin === 'created') return yield* acquire(facts, operation, pair)
  if (origin !== 'account') return undefined
  return yield* takeFound(facts, operation, pair, { why: 'a second one is needed', undo: [], which: 1 })
}

/** Producers of what the pair refers to: the same as the first pair does, for another name nothing is made. */
function producersFor({ document }: Facts, operation: Operation, pair: Pair): readonly Producer[] {
  const [first] = operation.pairs
  const claims = changeOf(operation)?.claims.map(({ claim }) => claim) ?? []
  const fed = new Set<Field>()
  return producersOf(operation, document.model).filter(({ link }) => {
    const references = [...linkFields(link).keys()].filter((field) => !claims.includes(field))
    const news = references.some((field) => !fed.has(field))
    for (const field of references) fed.add(field)
    return news && first && references.every((field) => fieldValue(pair.request, field) === fieldValue(first.request, field))
  })
}

type Created = { readonly names: Names; readonly undo: PlannedRequest } | { readonly refused: string }

function* create(facts: Facts, { operation, link }: Producer, pair: Pair, known: Names): Sequence<Created> {
  const [first] = operation.pairs
  const removal = undoOf(facts, operation)
  if (!first || !removal) return { refused: `${operation.id} has no example` }
  const documented = asWanted(first.request, link, pair.request)
  const names = new Map([...freshNames(facts.document, operation, documented, facts.createId()), ...known])
  const request = plan(facts, operation, withNames(documented, names))
  const reply = yield* send({ request })
  if (reply.outcome !== 'success' || !reply.values) {
    yield* removeDoubtful(facts, request, reply)
    return { refused: describeReply(operation.id, reply) }
  }
  const undo = plan(facts, operationOf(facts, removal.operationId), followLink(removal, reply.values))
  return { undo, names: new Map([...names, ...given(link, pair.request, followLink(link, reply.values))]) }
}

/** Follows a Link backwards: the request of the producer after which the Link says just what is wanted. */
function asWanted(producing: RequestExample, link: Link, wanted: RequestExample): RequestExample {
  let request = producing
  for (const [field, source] of linkFields(link)) {
    const value = fieldValue(wanted, field)
    if (source !== undefined && value !== undefined) request = withField(request, source, value)
  }
  return request
}

/** What the producer's answer gave a value of its own: the documented id → the actual one. */
function given(link: Link, wanted: RequestExample, actual: RequestExample): Names {
  const fromResponse = [...linkFields(link)].filter(([, source]) => source === undefined)
  return new Map(
    fromResponse.flatMap(([field]) => {
      const [documented, value] = [fieldValue(wanted, field), fieldValue(actual, field)]
      return documented === undefined || value === undefined ? [] : [[documented, value] as const]
    }),
  )
}

/** Removes what a request without a clear answer may have created; where its answer would have to say what, nothing can be done. */
export function* removeDoubtful(facts: Facts, { operation, values }: PlannedRequest, reply: Reply): Sequence {
  const link = undoOf(facts, operation)
  if (!link || !isDoubtful(reply)) return
  const nothing: ExchangeValues['response'] = { status: 0, headers: {} }
  const undo = followLink(link, { method: '', url: '', request: values, response: reply.values?.response ?? nothing })
  if (fieldsOf(undo).size < linkFields(link).size) return
  const request = plan(facts, operationOf(facts, link.operationId), undo)
  yield* send({ request, restores: describeRequest(request), mayFail: true })
}

/** Removes what was created for a subject; a step that fails is reported as something left behind. */
export function* release(subject: Pick<Subject, 'undo'>): Sequence {
  for (const request of subject.undo)
    yield* send({ request, expected: statePromises.removed, restores: describeRequest(request) })
}

/** Says what a request does: `dropUser with userName "milvusAdmin_k3f9"`. */
export function describeRequest({ operation, values }: Pick<PlannedRequest, 'operation' | 'values'>): string {
  const what = [...fieldsOf(values)].map(([field, value]) => `${fieldName(field)} ${JSON.stringify(value)}`)
  return `${operation.id} with ${what.join(', ')}`
}
