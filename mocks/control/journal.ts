import { answer } from '../handlers/outcome.ts'
import type { AnyMock } from '../mock.ts'
import type { JournalEntry, JournalQuery } from '../sandboxes/journal-entry.ts'
import type { Controlled } from './controlled.ts'
import { meantBy, type Operation } from './operation.ts'
import { sayOutcome } from './outcome.ts'
import { serverSandbox } from './server-sandbox.ts'

/** What is asked of a journal: the parameters, as they are judged. */
interface Asked extends JournalQuery {
  /** `*`: all. */
  readonly sandbox?: string
}

/** Seconds. */
const longestWait = 60

/** How many may wait at the same time. */
export const waitLimit = 100

type Header = (name: string) => string | undefined

/** Lists the requests there have been. */
export const listJournal =
  (controlled: Controlled): Operation<'listJournal'> =>
  ({ query, header }) =>
    answer('journal', told(query, header, find(controlled, query, header)))

/** The same, but waits for the first where there is none. */
export const waitForJournal =
  (controlled: Controlled): Operation<'waitForJournal'> =>
  async ({ query, header, signal }) => {
    const found = find(controlled, query, header)
    const waitMs = Math.min(query.wait ?? 0, longestWait) * 1_000
    if (waitMs <= 0 || found.length > 0) return answer('journal', told(query, header, found))
    const wait = controlled.waits.until((hear) => watch(controlled.mocks, query, header, hear), waitMs, signal)
    if (!wait) return answer('crowded', { limit: String(waitLimit) })
    await wait
    return answer('journal', told(query, header, find(controlled, query, header)))
  }

/** Forgets the requests of a sandbox. */
export const clearJournal =
  (controlled: Controlled): Operation<'clearJournal'> =>
  ({ header }) => {
    meantBy(controlled, header).actions.journal.clear()
    return answer('204')
  }

function find({ mocks }: Controlled, { sandbox, ...query }: Asked, header: Header): readonly JournalEntry[] {
  if (sandbox === undefined) return meantBy({ mocks }, header).actions.journal.list(query)
  if (sandbox !== '*') return serverSandbox(mocks, sandbox).journal.list(query)
  const entries = mocks.flatMap((mock) => mock.listEntries(query, sayOutcome(mock))).toSorted((one, other) => one.id - other.id)
  return query.limit === undefined ? entries : entries.slice(-query.limit)
}

function told({ sandbox, after = 0 }: Asked, header: Header, entries: readonly JournalEntry[]) {
  const named = sandbox ?? header('doublecheck-sandbox') ?? null
  return { sandbox: named === '' ? null : named, entries, next: entries.at(-1)?.id ?? after }
}

/** Only what fits the query is told of: who waits must not have every request looked at. */
function watch(mocks: readonly AnyMock[], { sandbox, ...query }: Asked, header: Header, found: () => void): () => void {
  const meant = sandbox === '*' ? undefined : (sandbox ?? meantBy({ mocks }, header).sandbox)
  const ends = mocks.map(({ onEntry }) => onEntry(found, { ...query, sandbox: meant }))
  return () => {
    for (const end of ends) end()
  }
}
