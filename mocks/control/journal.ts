import { answer } from '../handlers/outcome.ts'
import type { AnyMock } from '../mock.ts'
import type { JournalEntry, JournalQuery } from '../sandboxes/journal.ts'
import type { Controlled } from './controlled.ts'
import { meantBy, type Operation } from './operation.ts'
import { serverSandbox } from './server-sandbox.ts'

/** What is asked of a journal: the parameters, as they are judged. */
interface Asked extends JournalQuery {
  /** `*`: all. */
  readonly sandbox?: string
}

/** Seconds. */
const longestWait = 60

type Header = (name: string) => string | undefined

/** Lists the requests there have been. */
export const listJournal =
  (controlled: Controlled): Operation<'listJournal'> =>
  ({ query, header }) =>
    answer('journal', told(query, header, find(controlled, query, header)))

/** The same, but waits for the first where there is none. */
export const waitForJournal =
  (controlled: Controlled): Operation<'waitForJournal'> =>
  async ({ query, header }) => {
    const look = () => find(controlled, query, header)
    const waitMs = Math.min(query.wait ?? 0, longestWait) * 1_000
    if (waitMs > 0 && look().length === 0) await untilFound(controlled.mocks, () => look().length > 0, waitMs)
    return answer('journal', told(query, header, look()))
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
  const names = new Set(mocks.flatMap(({ sandboxes }) => sandboxes().sandboxes.map(({ name }) => name)))
  const journals = [undefined, ...names].map((name) => serverSandbox(mocks, name).journal)
  const entries = journals.flatMap((journal) => journal.list(query)).toSorted((one, other) => one.id - other.id)
  return query.limit === undefined ? entries : entries.slice(-query.limit)
}

function told({ sandbox, after = 0 }: Asked, header: Header, entries: readonly JournalEntry[]) {
  const named = sandbox ?? header('doublecheck-sandbox') ?? null
  return { sandbox: named === '' ? null : named, entries, next: entries.at(-1)?.id ?? after }
}

function untilFound(mocks: readonly AnyMock[], found: () => boolean, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = []
    const finish = () => {
      clearTimeout(timer)
      for (const end of ends) end()
      resolve()
    }
    // Nobody waits any more when the server is closed.
    const timer = setTimeout(finish, waitMs).unref()
    for (const { onEntry } of mocks) ends.push(onEntry(() => found() && finish()))
  })
}
