import { preferGiven } from '../exchange/credential.ts'
import { pause } from '../exchange/outage.ts'
import type { VerifyOptions } from '../options.ts'
import { reachable } from '../reach/reachable.ts'
import { createSelected } from '../selected.ts'
import type { Entry } from '../undo/entry.ts'
import type { Loss } from '../undo/loss.ts'
import { replay } from '../undo/replay.ts'
import { type DocumentRun, prepareDocument } from './document-run.ts'
import { createSession, type Session } from './session.ts'

/** What became of what earlier runs had left. */
export interface Restoration {
  /** How many things there were to put back. */
  readonly found: number
  /** What could not be put back, in words. */
  readonly unrestored: readonly string[]
  /** What may be left, and most likely is not: a request that was to be refused, and whose answer was never read. */
  readonly unlikely: readonly string[]
  /** Process ids of runs on the same target that are still at work; what they owe is theirs. */
  readonly busy: readonly number[]
}

/**
 * Puts back what runs that are no more have left on a target, and asks nothing else.
 *
 * @throws {ContractError} with exit code 3 when the target does not answer; the journal stays.
 */
export async function restore(asked: VerifyOptions): Promise<Restoration> {
  const options = { ...asked, documents: asked.documents.map((document) => preferGiven(document, asked)) }
  const session = createSession(options, () => {})
  const runs = options.documents
    .map(reachable)
    .map((document) => prepareDocument(document, createSelected(document, options.selection), session))
  try {
    const { found, unknown, busy } = takeOver(session, runs)
    const losses = await settle(session, runs)
    return {
      found,
      busy,
      unrestored: [...unknown, ...losses.filter(isLikely).map(wordsOf)],
      unlikely: losses.filter(isUnlikely).map(wordsOf),
    }
  } finally {
    session.journal.close()
  }
}

const isUnlikely = ({ unlikely }: Loss): boolean => unlikely === true
const isLikely = (loss: Loss): boolean => !isUnlikely(loss)
const wordsOf = ({ what }: Loss): string => what

/** What earlier runs have left, as far as it can be read. */
export interface TakenOver extends Pick<Restoration, 'found' | 'busy'> {
  /** What no document of this run is about, and what cannot be read, in words. */
  readonly unknown: readonly string[]
}

/** Takes over what earlier runs owe: from now on it is owed by this one. */
export function takeOver({ options, journal }: Session, runs: readonly DocumentRun[]): TakenOver {
  if (!options.journal) return { found: 0, busy: [], unknown: [] }
  const left = options.journal.readLeft()
  if (left.entries.length > 0) {
    for (const entry of left.entries) journal.entries.add(entry.kind === 'change' ? { ...entry, phase: 'left' } : entry)
    // First in a file of our own, so that a crash in between loses nothing.
    journal.save(true)
  }
  left.forget()
  const known = runs.map(({ document }) => document.model.name)
  const foreign = left.entries.filter(({ api }) => !known.includes(api))
  const unknown = foreign.map(({ api, operation }) => `${operation} of ${api}, whose document was not given`)
  return { found: left.entries.length, busy: left.busy, unknown }
}

/** How long to wait before what is owed is put back, and again as long as nothing was said about some of it. In milliseconds. */
const pausesMs = [0, 500, 1_000, 3_000]

/**
 * Puts back what is owed, in as many rounds as may help. What cannot be put back stays in the journal.
 *
 * @returns What is still owed, in words that may be shown.
 */
export async function settle({ journal, redactor, watch }: Session, runs: readonly DocumentRun[]): Promise<readonly Loss[]> {
  // Nothing was carried out. Of a target that was never heard of nobody knows: what may be owed stays in the journal.
  if (watch.isElsewhere()) journal.entries.clear()
  let losses: readonly Loss[] = []
  for (const [round, pauseMs] of pausesMs.entries()) {
    if (round > 0 && (!losses.some(({ passing }) => passing) || watch.isGone())) break
    await pause(pauseMs)
    losses = await replayAll(journal.entries, runs)
  }
  return losses.map((loss) => ({ ...loss, what: redactor.redact(loss.what) }))
}

async function replayAll(entries: Set<Entry>, runs: readonly DocumentRun[]): Promise<readonly Loss[]> {
  const losses: Loss[] = []
  for (const { document, performer, facts } of runs) {
    const own = [...entries].filter(({ api }) => api === document.model.name)
    if (own.length > 0) losses.push(...(await performer.run(replay(facts, own, (entry) => entries.delete(entry)))))
  }
  return losses
}
