import { changeOf, type Field, fieldValue, linkFields, type Operation, type Pair, type Producer, producersOf } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { putCreationOf, putProducersOf } from '../reach/put-creations.ts'
import { create } from './create.ts'
import type { Facts } from './facts.ts'
import { takeFound } from './found.ts'
import type { Names } from './names.ts'
import type { Sequence } from './step.ts'
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
  { known = new Map(), above = putCreationOf(facts.document, operation) ? [] : [operation] }: Around = {},
): Sequence<Subject | NoSubject> {
  const possible = producersFor(facts, operation, pair).filter(
    (one) => isNeeded(one, pair, known) && !above.includes(one.operation),
  )
  const made = pathsOf(facts, possible)
  const listed = yield* takeListed(facts, operation, pair, { made, known })
  if ('reason' in listed) return { origin: 'none', reason: listed.reason, undo: [] }
  let names: Names = new Map([...known, ...listed.names])
  const producers = possible.filter((one) => isNeeded(one, pair, names))
  let undo: readonly PlannedRequest[] = []
  for (const producer of producers) {
    // What another was made of is there by now.
    if (!isNeeded(producer, pair, names)) continue
    const base = yield* acquireFor(facts, producer, { known: names, above: [...above, ...makersLike(facts, producer)] })
    undo = [...base.undo, ...undo]
    if (base.origin === 'none') return { ...base, undo }
    names = base.names
    const created = yield* create(facts, producer, pair, names)
    if ('refused' in created)
      return (
        (yield* lookedFor(facts, operation, pair, { names, undo })) ??
        (yield* takeFound(facts, operation, pair, { why: created.refused, undo }))
      )
    names = new Map([...names, ...created.names])
    undo = [...(created.undo ? [created.undo] : []), ...undo]
  }
  if (producers.length > 0) {
    const below = yield* takeListed(facts, operation, pair, { made, known: names })
    if ('reason' in below) return { origin: 'none', reason: below.reason, undo }
    return { origin: 'created', names: new Map([...names, ...below.names]), undo }
  }
  const why = 'no operation in the document creates one'
  // A pair that builds on others is about what those make: nothing that was there before is touched.
  if (changeOf(operation) && pair.after.length === 0) return yield* takeFound(facts, operation, pair, { why, undo })
  return { origin: 'needless', names, undo }
}

/** What the target lists is looked at, where none could be created; undefined where there is nothing, or it would be changed. */
function* lookedFor(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  { names: known, undo }: Pick<Subject, 'names' | 'undo'>,
): Sequence<Subject | undefined> {
  if (!operation.safe) return undefined
  const listed = yield* takeListed(facts, operation, pair, { made: new Set(), known })
  if ('reason' in listed || listed.names.size === 0) return undefined
  return { origin: 'needless', names: new Map([...known, ...listed.names]), undo }
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
  return first && (operation.undo === undefined || operation.undo.inferred !== undefined)
    ? yield* acquire(facts, operation, first, around)
    : none
}

/** What makes the same as a producer does: none of it is made for itself. */
export function makersLike(
  { document }: Pick<Facts, 'document'>,
  { operation }: Pick<Producer, 'operation'>,
): readonly Operation[] {
  const { of } = effectsOf(document)
  const { value: made } = of(operation)
  const others = document.model.operations.filter((one) => {
    const { value } = of(one)
    return value.kind === 'create' && 'of' in made && value.of.path === made.of.path
  })
  return putCreationOf(document, operation) ? [operation, ...others] : [operation]
}

/** Whether a creation gives something that is not there yet; of what was concluded only what the request has a place for. */
function isNeeded({ link }: Producer, { request }: Pair, known: Names): boolean {
  const values = [...linkFields(link).keys()].map((field) => fieldValue(request, field))
  if (link.inferred !== undefined && values.some((value) => value === undefined)) return false
  return values.some((value) => !known.has(value ?? null))
}

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
function producersFor(facts: Facts, operation: Operation, pair: Pair): readonly Producer[] {
  const { document, allowsAll } = facts
  const [first] = operation.pairs
  const claims = changeOf(operation)?.claims.map(({ claim }) => claim) ?? []
  const fed = new Set<Field>()
  const { proved } = facts
  const puts = putProducersOf(document, operation).filter((one) => proved?.has(one.operation))
  // What a document states itself comes before what was concluded, and a `PUT` that creates before a `POST` that was refused.
  const levelOf = ({ operation: one, link }: Producer): number =>
    link.inferred === undefined ? 0 : (proved?.has(one) ?? true) ? 1 : 2
  const producers = [...producersOf(operation, document.model), ...puts].toSorted((one, other) => levelOf(one) - levelOf(other))
  return [...producers, ...(allowsAll ? lastingProducers(facts, operation) : [])].filter(({ link }) => {
    const references = [...linkFields(link).keys()].filter((field) => !claims.includes(field))
    const news = references.some((field) => !fed.has(field))
    for (const field of references) fed.add(field)
    return news && first && references.every((field) => fieldValue(pair.request, field) === fieldValue(first.request, field))
  })
}

/** Producers of what nothing removes: it is made only where anything may be left. */
const lastingProducers = ({ document: { model } }: Facts, operation: Operation): readonly Producer[] =>
  producersOf(operation, model, ({ undo }) => undo === undefined).filter(({ link }) => link.inferred !== undefined)
