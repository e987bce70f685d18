import type { Document } from '#openapi'
import { ContractError } from '../error.ts'
import { pause } from '../exchange/outage.ts'
import type { ChangeEntry } from './entry.ts'
import type { Journal } from './journal.ts'
import type { Other } from './left.ts'
import { describeRecord, isSameRecord } from './same-record.ts'

/** Another run that has, or wants, the same account. */
interface Rival extends Pick<Other, 'pid' | 'path'> {
  readonly phase: ChangeEntry['phase']
}

/** How long to wait, in milliseconds, and when not to any more. */
export interface Patience {
  readonly longestMs: number
  readonly signal?: AbortSignal | undefined
}

/** How long to wait before the other journals are read again, in milliseconds. */
const pauseMs = 200

/**
 * Waits until no other run on the same target has the account an entry is about. Every run says in its journal what it wants before it
 * reads those of the others, and that it has it before it reads them once more: so of two at least one sees the other, and the one
 * whose journal comes first by name goes first.
 *
 * @throws {ContractError} with exit code 3 when the other run has not let go in time: the entry is what it was before.
 */
export async function occupy(document: Document, journal: Journal, entry: ChangeEntry, patience: Patience): Promise<void> {
  const wasLeft = entry.phase === 'left'
  give(journal, entry, 'wanted')
  for (let waitedMs = 0; !take(document, journal, entry); waitedMs += pauseMs) {
    const [rival] = rivalsOf(document, journal, entry)
    if (waitedMs >= patience.longestMs || patience.signal?.aborted) {
      if (!wasLeft) journal.entries.delete(entry)
      give(journal, entry, 'left')
      throw inUse(document, entry, rival)
    }
    if (rival && waitedMs === 0) journal.say(`${inUseBy(document, entry, rival)}: waiting for it to end.`)
    await pause(pauseMs)
  }
}

function give(journal: Journal, entry: ChangeEntry, phase: ChangeEntry['phase']): void {
  entry.phase = phase
  journal.save(true)
}

function take(document: Document, journal: Journal, entry: ChangeEntry): boolean {
  const goesFirst = () => rivalsOf(document, journal, entry).every(({ phase, path }) => phase === 'wanted' && path > journal.path)
  if (!goesFirst()) return false
  give(journal, entry, 'held')
  if (goesFirst()) return true
  give(journal, entry, 'wanted')
  return false
}

function rivalsOf(document: Document, { readOthers }: Journal, entry: ChangeEntry): readonly Rival[] {
  return readOthers().flatMap(({ pid, path, entries }) =>
    entries.flatMap((one) =>
      one.kind === 'change' && one.phase !== 'left' && isSameRecord(document, one, entry)
        ? [{ pid, path, phase: one.phase }]
        : [],
    ),
  )
}

const inUseBy = (document: Document, entry: ChangeEntry, rival: Rival | undefined): string =>
  `Another run${rival ? ` (process ${rival.pid})` : ''} is checking the same target with the account ${describeRecord(document, entry)}`

function inUse(document: Document, entry: ChangeEntry, rival: Rival | undefined): ContractError {
  return new ContractError(3, {
    what: `${inUseBy(document, entry, rival)}: two runs at once would prove nothing.`,
    next: 'Run again when it has ended, or use a separate account with --account=NAME:PASSWORD.',
  })
}
