import {
  type Document,
  fieldsOf,
  followLink,
  type Link,
  linkFields,
  type Operation,
  outcomeOf,
  type Pair,
  removes,
} from '#openapi'
import { effectsOf } from '#openapi/effects'
import { exampleCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, operationOf, plan, undoOf } from './facts.ts'
import { answerWithNames, givenNames, type Names, textWithNames, withNames } from './names.ts'
import { removeDoubtful } from './release.ts'
import { type Expected, type Reply, type SendStep, type Sequence, send } from './step.ts'

/** Whether a pair shows the operation's success. */
export function succeeds(document: Document, operation: Operation, { response }: Pair): boolean {
  return outcomeOf(document, operation, response.status, response.value) === 'success'
}

/** What the document promises for a pair: its answer, with this run's names in it, and its outcome. */
export function expectedOf(facts: Facts, operation: Operation, pair: Pair, names: Names): Expected {
  const { document } = facts
  if (pair.generated) return expectedOfGenerated(document, operation, pair)
  const answer = answerWithNames(pair.response, names)
  const promise = { pointer: answer.pointer, evidence: exampleCase(document, operation, pair).evidence }
  if (succeeds(document, operation, pair)) {
    const mayBeMissing = isElsewhere(facts, operation, pair, names) ? ({ mayBeMissing: true } as const) : {}
    const otherwise = 'the documented request is refused'
    const refers = refersElsewhere(facts, operation, pair, names) ? ({ refersElsewhere: true } as const) : {}
    return { outcome: 'success', answer, promise, rule: 'example/refused', otherwise, ...mayBeMissing, ...refers }
  }
  return { outcome: 'failure', answer, promise, rule: 'example/accepted', otherwise: 'a request that must fail succeeds' }
}

/** Whether the path of an example names a record that is nobody's but the document's: a live target may have others. */
function isElsewhere({ mayDropAnything }: Facts, { path }: Operation, { request }: Pair, names: Names): boolean {
  const keys = Object.entries(request.parameters).flatMap(([field, value]) => (field.startsWith('path.') ? [value] : []))
  return !mayDropAnything && path.includes('{') && !keys.some((key) => names.has(key))
}

/** The same of what its body names: by the word that stands for a record of that collection in paths. */
function refersElsewhere({ document, mayDropAnything }: Facts, operation: Operation, { request }: Pair, names: Names): boolean {
  const { collections, of } = effectsOf(document)
  const { value: effect } = of(operation)
  const words = collections.flatMap((one) => ('of' in effect && effect.of.path === one.path ? [] : (one.key?.parameter ?? [])))
  const { body } = request
  const named = body === undefined ? [] : [...fieldsOf({ parameters: {}, body })]
  const isWord = (field: string) => words.some((word) => !/^(id|key|name|slug)$/i.test(word) && field.endsWith(`/${word}`))
  return !mayDropAnything && named.some(([field, value]) => isWord(field) && !names.has(value))
}

/** Of a request that was made from the schemas no more is promised than some documented success. */
function expectedOfGenerated(document: Document, operation: Operation, pair: Pair): Expected {
  const promise = { pointer: operation.pointer, evidence: exampleCase(document, operation, pair).evidence }
  return { outcome: 'success', promise, rule: 'example/refused', otherwise: 'a valid request is refused', mayBeRefused: true }
}

/** The request of a pair, with this run's names in it and the credential it is to be sent with. */
export function planPair(facts: Facts, operation: Operation, pair: Pair, names: Names): PlannedRequest {
  const request = plan(facts, operation, withNames(pair.request, names))
  return pair.credential === undefined ? request : { ...request, credential: { value: textWithNames(pair.credential, names) } }
}

/** Finds the pairs another one builds on (`x-after`), each with its operation. */
export function pairsBefore(facts: Facts, pair: Pair): readonly { readonly operation: Operation; readonly pair: Pair }[] {
  return pair.after.flatMap((reference) => {
    const [operationId = '', name] = reference.split('/')
    const operation = operationOf(facts, operationId)
    return operation.pairs.filter((one) => one.name === name).map((one) => ({ operation, pair: one }))
  })
}

/** What is said of a request that was not carried out. */
const missing: readonly Reply['outcome'][] = ['failure', 'unserved', 'unanswered', 'unsent']

/**
 * Replays what a pair builds on and notes what has to be undone.
 *
 * @returns The names, and with them what the answers gave a value of its own: an id, a token. Where one could not be done, why.
 */
export function* replayBefore(
  facts: Facts,
  pair: Pair,
  names: Names,
  undo: PlannedRequest[],
): Sequence<{ readonly names: Names } | { readonly reason: string }> {
  let known = names
  for (const before of pairsBefore(facts, pair)) {
    const request = planPair(facts, before.operation, before.pair, known)
    const reply = yield* sendNoted(facts, { request }, undo)
    if (missing.includes(reply.outcome) && succeeds(facts.document, before.operation, before.pair))
      return { reason: reply.why ?? 'a request that it depends on did not succeed' }
    known = new Map([...known, ...givenNames(facts.document, before.pair.response, reply.values?.response.body)])
  }
  return { names: known }
}

/** Sends a request and notes what it made, or may have made. */
export function* sendNoted(facts: Facts, step: Omit<SendStep, 'kind'>, undo: PlannedRequest[]): Sequence<Reply> {
  const reply = yield* send(step)
  yield* noteMade(facts, step.request, reply, undo)
  return reply
}

/** Notes what a request made, and removes what it may have made. */
export function* noteMade(facts: Facts, request: PlannedRequest, reply: Reply, undo: PlannedRequest[]): Sequence {
  noteUndo(facts, request, reply, undo)
  yield* removeDoubtful(facts, request, reply)
}

/** Notes what a success made or removed, so that in the end just what is left is removed. */
function noteUndo(facts: Facts, { operation, values }: PlannedRequest, reply: Reply, undo: PlannedRequest[]): void {
  const link = undoOf(facts, operation)
  if (!reply.values || !(reply.outcome === 'success' || isMadeAllTheSame(link, reply))) return
  if (removes(operation, facts.document.model)) {
    const gone = undo.findIndex((request) => request.operation === operation && isPartOf(request.values, values))
    if (gone >= 0) undo.splice(gone, 1)
  }
  if (!link) return
  const request = plan(facts, operationOf(facts, link.operationId), followLink(link, reply.values))
  if (!undo.some((one) => one.operation === request.operation && isPartOf(one.values, request.values))) undo.unshift(request)
}

/** Where only statuses tell a success, one that says it was made something, whatever its body is. */
function isMadeAllTheSame(link: Link | undefined, { values }: Reply): boolean {
  if (link?.inferred === undefined || !values || values.response.status < 200 || values.response.status > 299) return false
  return fieldsOf(followLink(link, values)).size === linkFields(link).size
}

/** Whether a request says the same and perhaps more: a documented header, say. */
function isPartOf(part: PlannedRequest['values'], whole: PlannedRequest['values']): boolean {
  const fields = fieldsOf(whole)
  return [...fieldsOf(part)].every(([field, value]) => fields.get(field) === value)
}
