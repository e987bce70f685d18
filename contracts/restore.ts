import { type DocumentRun, prepareDocument } from './document-run.ts'
import { replay } from './journal/replay.ts'
import type { VerifyOptions } from './options.ts'
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
export async function restore(options: VerifyOptions): Promise<Restoration> {
  const session = createSession(options, () => {})
  const runs = options.documents.map((document) => prepareDocument(document, session))
  try {
    const restoration = await restoreLeft(session, runs)
    const unrestored = [...restoration.unrestored, ...runs.flatMap(({ performer }) => performer.unrestored)]
    return { ...restoration, unrestored }
  } finally {
    session.book?.close()
  }
}

/**
 * Takes over what earlier runs owe and pays it. What cannot be paid stays in the journal; of this, the performers know what a
 * request of theirs could not put back.
 */
export async function restoreLeft({ options, book }: Session, runs: readonly DocumentRun[]): Promise<Restoration> {
  if (!options.journal || !book) return { found: 0, unrestored: [], unlikely: [], busy: [] }
  const left = options.journal.readLeft()
  if (left.debts.length > 0) {
    for (const debt of left.debts) book.debts.add(debt)
    // First in a file of our own, so that a crash in between loses nothing.
    book.save(true)
  }
  left.forget()
  for (const { document, performer, facts } of runs) {
    const own = left.debts.filter(({ api }) => api === document.model.name)
    if (own.length > 0) await performer.run(replay(facts, own, (debt) => book.debts.delete(debt)))
  }
  const known = runs.map(({ document }) => document.model.name)
  const foreign = left.debts.filter(({ api }) => !known.includes(api))
  const unknown = foreign.map(({ api, operation }) => `${operation} of ${api}, whose document was not given`)
  const unlikely = runs.flatMap(({ performer }) => performer.unlikely)
  return { found: left.debts.length, unrestored: unknown, unlikely, busy: left.busy }
}
