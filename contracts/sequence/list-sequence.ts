import { fieldsOf, followLink, type Json, type Operation } from '#openapi'
import { listCase } from '../cases/case.ts'
import { holdsAny, type List, listCases, listsOf } from '../cases/lists.ts'
import { type Facts, operationOf, plan, undoOf } from './facts.ts'
import { planPair, sendNoted } from './pair.ts'
import { whenReady } from './ready.ts'
import { statePromises } from './state-promises.ts'
import { describeReply, type Reply, type Sequence, send, skip } from './step.ts'

/** Creates something, looks for it in the lists it has to be in, removes it, and looks again. */
export function* listSequence(facts: Facts, operation: Operation): Sequence {
  const [first] = operation.pairs
  const cases = listCases(facts.document, operation).filter(facts.wants)
  if (!first || cases.length === 0) return
  const done = yield* whenReady(facts, operation, first, function* ({ names, undo }) {
    const made = yield* sendNoted(facts, { request: planPair(facts, operation, first, names) }, undo)
    const link = undoOf(facts, operation)
    if (made.outcome !== 'success' || !made.values || !link) return { reason: describeReply(operation.id, made) }
    const removal = plan(facts, operationOf(facts, link.operationId), followLink(link, made.values))
    const identity = [...fieldsOf(removal.values).values()]
    const seen = yield* lookForIt({ facts, operation, identity }, listsOf(facts.document, operation))
    const removed = yield* sendNoted(facts, { request: removal }, undo)
    yield* lookForNothing({ facts, operation, identity }, seen, removed)
    return {}
  })
  if ('reason' in done) yield* skip(cases, done.reason)
}

interface Work {
  readonly facts: Facts
  readonly operation: Operation
  /** What tells what was created apart from everything else. */
  readonly identity: readonly Json[]
}

/** @returns The lists it was in. */
function* lookForIt(work: Work, lists: readonly List[]): Sequence<readonly List[]> {
  const seen: List[] = []
  for (const list of lists) {
    const reply = yield* look(work, list, 'created')
    if (holdsAny(reply.values?.response.body, work.identity)) seen.push(list)
    else yield* skip(casesOf(work, list, 'removed'), 'it was not seen in the list before')
  }
  return seen
}

function* lookForNothing(work: Work, lists: readonly List[], removed: Reply): Sequence {
  for (const list of lists) {
    if (removed.outcome === 'success') yield* look(work, list, 'removed')
    else yield* skip(casesOf(work, list, 'removed'), describeReply('the removal', removed))
  }
}

function* look(work: Work, list: List, check: 'created' | 'removed'): Sequence<Reply> {
  const [one] = casesOf(work, list, check)
  const { link, operation, paged } = list
  const request = plan(work.facts, operation, {
    parameters: link.parameters,
    ...(link.requestBody === undefined ? {} : { body: link.requestBody }),
  })
  const promise = listCase(work.facts.document, work.operation, check, link)
  const listed = { identity: work.identity, present: check === 'created', paged }
  return yield* send({ ...(one ? { case: one } : {}), request, expected: { ...statePromises.listed, promise, listed } })
}

const casesOf = ({ facts, operation }: Work, { link }: List, check: 'created' | 'removed') =>
  [listCase(facts.document, operation, check, link)].filter(facts.wants)
