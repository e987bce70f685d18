import { changeOf, type Operation, type Pair, removes } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { acquire } from './acquire.ts'
import { asksForNothing } from './credential.ts'
import { type Facts, undoOf } from './facts.ts'
import { freshNames, type Names, withNames } from './names.ts'
import { pairsBefore, replayBefore } from './pair.ts'
import { release } from './release.ts'
import { letGo, type Sequence } from './step.ts'
import { isFound, type NoSubject, type Subject } from './subject.ts'

/** What a pair's request needs is there. */
export interface Ready {
  readonly names: Names
  /** What the subject itself is called: it keeps that in every request. */
  readonly kept: Names
  /** What has to be removed in the end; whoever makes more of it says so here. */
  readonly undo: PlannedRequest[]
}

/** Why a pair's request cannot be asked. */
export interface Unready {
  readonly reason: string
}

/** Makes what a pair's request needs, lets it be used, and removes it again. */
export function* whenReady<Result>(
  facts: Facts,
  operation: Operation,
  pair: Pair,
  use: (ready: Ready) => Sequence<Result>,
): Sequence<Result | Unready> {
  const subject = yield* acquireSafely(facts, operation, pair)
  const undo: PlannedRequest[] = [...subject.undo]
  try {
    if (subject.origin === 'none') return { reason: subject.reason }
    if (pair.credential !== undefined && (yield* asksForNothing(facts, operation)))
      return { reason: 'the target does not check credentials' }
    const known = new Map([...freshFor(facts, operation, pair), ...subject.names])
    const before = yield* replayBefore(facts, pair, known, undo)
    if ('reason' in before) return before
    return yield* use({ names: before.names, kept: subject.names, undo })
  } finally {
    yield* release({ undo })
  }
}

/** Gets what a pair works on, but nothing that the run has not created to an operation after which it could not be put back. */
function* acquireSafely(facts: Facts, operation: Operation, pair: Pair): Sequence<Subject | NoSubject> {
  const subject = yield* acquire(facts, operation, pair)
  const mayDrop = facts.mayDropAnything || (facts.allowsAll && pair.generated)
  if (subject.origin === 'none' || subject.origin === 'created' || mayDrop) return subject
  const removing = removes(operation, facts.document.model)
  if (!removing && (operation.safe || !isFound(subject))) return subject
  // It was held to be changed: now nothing is, and nothing is owed.
  if (changeOf(operation)) yield* letGo(operation, withNames(pair.request, subject.names))
  const why = subject.why === undefined ? '' : ` (${subject.why})`
  const reason = `it would ${removing ? 'remove' : 'change'} a record that the run did not create${why}`
  return { origin: 'none', reason, undo: subject.undo }
}

/** Names for what the pair itself creates, and the pairs it builds on: the same for all of them. */
function freshFor(facts: Facts, operation: Operation, pair: Pair): Names {
  const [first = pair] = operation.pairs
  const creating = [{ operation, pair: first }, ...pairsBefore(facts, pair)].filter((one) => undoOf(facts, one.operation))
  const id = facts.createId()
  return new Map(creating.flatMap((one) => [...freshNames(facts.document, one.operation, one.pair.request, id)]))
}
