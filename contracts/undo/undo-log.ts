import { type Document, fieldValue } from '#openapi'
import { isDoubtful, type Reply, type SendStep } from '../sequence/step.ts'
import { noteReply } from '../sequence/tracked.ts'
import { type AccountEntries, createAccountEntries, entriesOf } from './account-entries.ts'
import { noteForCaller } from './caller-entry.ts'
import { changeTouching, type Entry, type IsOwn, type RemovalEntry, removalAfter, undoes } from './entry.ts'
import type { Journal } from './journal.ts'
import { isRefusal } from './loss.ts'
import type { Patience } from './occupy.ts'

/** Knows what one document's requests owe, by looking at them: no sequence can forget to say so. */
export interface UndoLog extends AccountEntries {
  /** Before requests are sent: what they may bring about is written down. */
  readonly before: (steps: readonly SendStep[]) => void
  /** After one was answered, or left out. */
  readonly after: (step: SendStep, reply: Reply) => void
}

/** What an undo log needs to know of its run. */
export interface UndoLogOptions {
  readonly isOwn: IsOwn
  /** How long to wait for another run. */
  readonly patience: Patience
}

interface Work {
  readonly document: Document
  readonly entries: Set<Entry>
  readonly isOwn: IsOwn
  /** What requests that are on their way may have made. */
  readonly asked: Map<SendStep, RemovalEntry>
}

/** Creates the undo log of one document. */
export function createUndoLog(document: Document, journal: Journal, { isOwn, patience }: UndoLogOptions): UndoLog {
  const { entries, save } = journal
  const work: Work = { document, entries, isOwn, asked: new Map() }
  return {
    before(steps) {
      const news = steps.flatMap((step) => [
        noteRemoval(work, step),
        noteValues(work, step),
        noteForCaller(callersOf(work), step),
      ])
      if (news.includes(true)) save(true)
    },
    after(step, reply) {
      const news = [settleAsked(work, step, reply), settleRemoved(work, step, reply), settleChange(work, step, reply)]
      if (news.includes(true)) save(false)
    },
    ...createAccountEntries(document, journal, patience),
  }
}

const removalsOf = (work: Work) => entriesOf(work.document, work.entries, 'removal')
const changesOf = (work: Work) => entriesOf(work.document, work.entries, 'change')
const callersOf = (work: Work) => entriesOf(work.document, work.entries, 'caller')

/** @returns Whether there is something new to write down; so do the others. */
function noteRemoval(work: Work, step: SendStep): boolean {
  const entry = removalAfter(work.document, step, work.isOwn)
  // What is there already is not made a second time.
  if (!entry || removalsOf(work).some((one) => one.made && isSame(one, entry))) return false
  work.asked.set(step, entry)
  work.entries.add(entry)
  return true
}

function noteValues(work: Work, { request }: SendStep): boolean {
  let news = false
  for (const entry of changesOf(work)) {
    const { remembered } = entry.tracked
    for (const { set } of changeTouching(request, entry)?.claims ?? []) {
      const value = fieldValue(request.values, set) ?? null
      if (remembered.at(-1) === value && entry.notation === request.notation) continue
      entry.notation = request.notation
      remembered.push(value)
      news = true
    }
  }
  return news
}

function settleAsked({ document, entries, isOwn, asked }: Work, step: SendStep, reply: Reply): boolean {
  const entry = asked.get(step)
  if (!entry) return false
  asked.delete(step)
  // What it made, if it did, is looked for in the end.
  if (isDoubtful(reply)) return false
  entries.delete(entry)
  const made = reply.outcome === 'success' && reply.values && removalAfter(document, step, isOwn, reply.values.response)
  if (made) entries.add(made)
  return true
}

function settleRemoved(work: Work, { request }: SendStep, reply: Reply): boolean {
  const isPaid = (entry: RemovalEntry) =>
    undoes(request, entry) && (reply.outcome === 'success' || (!entry.made && isRefusal(reply)))
  const paid = removalsOf(work).filter(isPaid)
  for (const entry of paid) work.entries.delete(entry)
  return paid.length > 0
}

function settleChange(work: Work, { request }: SendStep, reply: Reply): boolean {
  const touched = reply.outcome === 'success' ? changesOf(work).filter((entry) => changeTouching(request, entry)) : []
  for (const entry of touched) {
    const change = changeTouching(request, entry)
    if (change) noteReply(entry.tracked, change, request.values, reply)
  }
  return touched.length > 0
}

const isSame = (one: RemovalEntry, other: RemovalEntry): boolean =>
  one.operation === other.operation && JSON.stringify(one.values) === JSON.stringify(other.values)
